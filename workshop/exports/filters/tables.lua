-- Columns as wide as their content asks for: the square root of the longest cell, never narrower than its longest word.
local function weigh(widths, rows)
  for _, row in ipairs(rows) do
    for column, cell in ipairs(row.cells) do
      if column <= #widths then
        local text = pandoc.utils.stringify(cell.contents)
        local longest_word = 0
        for word in text:gmatch('%S+') do
          longest_word = math.max(longest_word, utf8.len(word) or #word)
        end
        widths[column].all = math.max(widths[column].all, utf8.len(text) or #text)
        widths[column].word = math.max(widths[column].word, math.min(longest_word, 16))
      end
    end
  end
end

function Table(t)
  local widths = {}
  for column = 1, #t.colspecs do
    widths[column] = { all = 1, word = 3 }
  end
  weigh(widths, t.head.rows)
  for _, body in ipairs(t.bodies) do
    weigh(widths, body.head)
    weigh(widths, body.body)
  end
  local sum = 0
  for _, width in ipairs(widths) do
    width.weight = math.max(math.sqrt(width.all) * 2.2, width.word + 2)
    sum = sum + width.weight
  end
  for column, width in ipairs(widths) do
    t.colspecs[column] = { t.colspecs[column][1], width.weight / sum }
  end
  return t
end
