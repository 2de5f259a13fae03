-- pandoc forgets alternative text, language and direction on its way to Typst; this brings them back,
-- and turns sources into the marks and entries of publication.typ.
local function quoted(text)
  return '"' .. text:gsub('\\', '\\\\'):gsub('"', '\\"') .. '"'
end

local function language_and_direction(element)
  local found = {}
  local language = element.attributes.lang
  if language then
    local base, region = language:match('^(%a+)%-(%a%a)$')
    base = base or language:match('^%a+')
    found[#found + 1] = 'lang: "' .. base:sub(1, 3):lower() .. '"'
    -- without a region of its own, Arabic in a German text would be "ar-DE"
    found[#found + 1] = 'region: ' .. (region and '"' .. region:upper() .. '"' or 'none')
  end
  if element.attributes.dir then
    found[#found + 1] = 'dir: ' .. (element.attributes.dir == 'rtl' and 'rtl' or 'ltr')
  end
  return table.concat(found, ', ')
end

local function around(kind, before, content)
  local wrapped = pandoc.List { kind('typst', before) }
  wrapped:extend(content)
  wrapped:insert(kind('typst', ']'))
  return wrapped
end

function Image(image)
  local alt = pandoc.utils.stringify(image.caption)
  return pandoc.RawInline('typst', '#image(' .. quoted(image.src) .. ', width: 100%, alt: ' .. quoted(alt) .. ')')
end

function Span(span)
  local number = span.attributes['data-number'] or span.attributes.number
  if span.classes:includes('source') and number then
    return pandoc.RawInline('typst', '#source-mark(' .. quoted(number) .. ')')
  end
  if span.classes:includes('origin') then
    return around(pandoc.RawInline, '#origin[', span.content)
  end
  local how = language_and_direction(span)
  if how ~= '' then
    return around(pandoc.RawInline, '#text(' .. how .. ')[', span.content)
  end
end

function Div(div)
  local number = div.attributes['data-number'] or div.attributes.number
  if div.classes:includes('source-entry') and number then
    return around(pandoc.RawBlock, '#source-entry(' .. quoted(number) .. ')[', div.content)
  end
  if div.classes:includes('source-list') then
    return around(pandoc.RawBlock, '#block(above: 20pt)[', div.content)
  end
  local how = language_and_direction(div)
  if how ~= '' then
    return around(pandoc.RawBlock, '#block(width: 100%)[#set text(' .. how .. ')', div.content)
  end
end
