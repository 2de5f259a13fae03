// What the toolbar and the keys do to a text field. Every change goes through the browser's own insertText, so that
// its own undo takes it back.

export function put(area, text, from = area.selectionStart, to = area.selectionEnd) {
  if (area.replace) return area.replace(text, from, to);
  area.focus();
  area.setSelectionRange(from, to);
  const done = text ? document.execCommand("insertText", false, text) : from === to || document.execCommand("delete");
  if (done) return;
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

// Signs around the marked words; once more takes them away. Without marked words there is one to write over.
export function wrap(area, before, after, words) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const marked = value.slice(from, to);
  if (marked && value.slice(from - before.length, from) === before && value.slice(to, to + after.length) === after) {
    put(area, marked, from - before.length, to + after.length);
    return area.setSelectionRange(from - before.length, to - before.length);
  }
  const inside = marked.trim() || words;
  const space = marked.match(/\s*$/)[0];
  put(area, before + inside + after + (marked.trim() ? space : ""));
  area.setSelectionRange(from + before.length, from + before.length + inside.length);
}

// The lines that are marked, each changed; what they become stays marked.
export function lines(area, change) {
  const { selectionStart, selectionEnd, value } = area;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const found = value.indexOf("\n", selectionEnd);
  const to = found < 0 ? value.length : found;
  const changed = change(value.slice(from, to).split("\n")).join("\n");
  put(area, changed, from, to);
  if (selectionStart !== selectionEnd) area.setSelectionRange(from, from + changed.length);
}

// Signs at the beginning of lines; when all have them, they go.
function toggled(sign, pattern) {
  return (all) => {
    const full = all.some((line) => line.trim()) ? (line) => line.trim() : () => true;
    const have = all.filter(full).every((line) => pattern.test(line));
    let number = 0;
    return all.map((line) => {
      if (!full(line)) return line;
      return have ? line.replace(pattern, "") : sign(++number) + line.replace(/^(#+ |- |\* |\d+\. |> )/, "");
    });
  };
}

// A block stands by itself: empty lines around it.
function block(area, text, mark) {
  const { selectionEnd: at, value } = area;
  const line = value.indexOf("\n", at) < 0 ? value.length : value.indexOf("\n", at);
  const before = value.slice(0, line).trimEnd() ? "\n\n" : "";
  const after = value.slice(line).startsWith("\n\n") || line === value.length ? "" : "\n";
  put(area, before + text + after, line, line);
  const start = line + before.length + text.indexOf(mark);
  area.setSelectionRange(start, start + mark.length);
}

function note(area, words) {
  const numbers = [...area.value.matchAll(/\[\^(\d+)\]/g)].map((found) => Number(found[1]));
  const name = Math.max(0, ...numbers) + 1;
  put(area, `[^${name}]`, area.selectionEnd, area.selectionEnd);
  const end = area.value.length;
  const gap = area.value.endsWith("\n\n") ? "" : area.value.endsWith("\n") ? "\n" : "\n\n";
  put(area, `${gap}[^${name}]: ${words}`, end, end);
  area.setSelectionRange(area.value.length - words.length, area.value.length);
}

function link(area, words) {
  const from = area.selectionStart;
  const marked = area.value.slice(from, area.selectionEnd) || words;
  put(area, `[${marked}](https://)`);
  const at = from + marked.length + 3;
  area.setSelectionRange(at, at + 8);
}

const row = (cells) => `| ${cells.join(" | ")} |`;

export const tools = {
  heading: (area) => lines(area, toggled(() => "## ", /^#{1,6} /)),
  bold: (area, words) => wrap(area, "**", "**", words.words),
  italic: (area, words) => wrap(area, "*", "*", words.words),
  list: (area) => lines(area, toggled(() => "- ", /^[-*] /)),
  numbers: (area) => lines(area, toggled((number) => `${number}. `, /^\d+\. /)),
  quote: (area) => lines(area, toggled(() => "> ", /^> /)),
  table: (area, words) => {
    const name = `${words.column} 1`;
    const text = [row([name, `${words.column} 2`]), row(["---", "---"]), row(["…", "…"]), row(["…", "…"])];
    block(area, text.join("\n"), name);
  },
  note: (area, words) => note(area, words.note),
  link: (area, words) => link(area, words.words),
  undo: (area) => (area.undo ? area.undo() : (area.focus(), document.execCommand("undo"))),
  redo: (area) => (area.redo ? area.redo() : (area.focus(), document.execCommand("redo"))),
};

// Enter in a list begins the next item; on an empty item it ends the list.
export function continueList(area) {
  const { selectionStart: at, selectionEnd, value } = area;
  const from = value.lastIndexOf("\n", at - 1) + 1;
  const item = value.slice(from, at).match(/^(\s*)([-*+]|(\d+)([.)]))(\s+)(.*)$/);
  if (at !== selectionEnd || !item) return false;
  const [, indent, sign, number, dot, gap, words] = item;
  if (!words.trim()) put(area, "", from, at);
  else put(area, `\n${indent}${number ? Number(number) + 1 + dot : sign}${gap}`);
  return true;
}

// A source stands behind its word, and joins one that stands there already.
export function cite(area, key) {
  const at = area.selectionEnd;
  const before = area.value.slice(0, at);
  if (before.endsWith("]") && /\[@[^\]]*\]$/.test(before)) return put(area, `; @${key}`, at - 1, at - 1);
  const space = !before || /\s$/.test(before) ? "" : " ";
  put(area, `${space}[@${key}]`, at, at);
}
