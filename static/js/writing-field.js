// <writing-field>: where one writes together. It has the face of a text area (value, selection), so that toolbar, source
// dialog and preview need not know which of the two they work on.
import { caretMarks } from "./caret-marks.js";
import { library } from "./library.js";

const HEADINGS = ["heading1", "heading2", "heading3", "heading4", "heading5", "heading6"];

// Markdown's signs stay, softly: what one sees is what one gets, and nothing jumps while one writes.
function soft() {
  const { HighlightStyle, syntaxHighlighting, tags } = library;
  return syntaxHighlighting(
    HighlightStyle.define([
      { tag: HEADINGS.map((level) => tags[level]), class: "written__heading" },
      { tag: tags.strong, class: "written__strong" },
      { tag: tags.emphasis, class: "written__emphasis" },
      { tag: tags.quote, class: "written__quote" },
      { tag: [tags.processingInstruction, tags.url, tags.contentSeparator], class: "sign" },
    ]),
  );
}

export class WritingField extends HTMLElement {
  begin(shared, carets, { label, language, nonce, phrases }) {
    const { EditorState, EditorView, UndoManager, keymap, yCollab } = library;
    this.history = new UndoManager(shared.text, { captureTimeout: 400 });
    // Undoing one's own edits stands before taking in the others', else it takes theirs back too.
    const [facet, sync, ...undoing] = yCollab(shared.text, null, { undoManager: this.history });
    this.marks = caretMarks(carets);
    const attributes = { "aria-label": label, lang: language, spellcheck: "true", autocorrect: "on", autocapitalize: "on" };
    const state = EditorState.create({
      doc: shared.text.toString(),
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorState.phrases.of(phrases),
        facet,
        ...undoing,
        sync,
        keymap.of([...library.yUndoManagerKeymap, ...library.searchKeymap, ...library.defaultKeymap]),
        library.Prec.high(
          keymap.of([
            { key: "Enter", run: library.insertNewlineContinueMarkup },
            { key: "Backspace", run: library.deleteMarkupBackward },
          ]),
        ),
        library.search(),
        library.markdownLanguage,
        soft(),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.contentAttributes.of(attributes),
        this.marks.field,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.dispatchEvent(new Event("input", { bubbles: true }));
          if (update.selectionSet || update.focusChanged || update.docChanged) carets.moved(update.view);
        }),
      ],
    });
    this.view = new EditorView({ state, parent: this });
    carets.addEventListener("moved", () => this.marks.show(this.view));
  }

  get value() {
    return this.view.state.doc.toString();
  }

  get selectionStart() {
    return this.view.state.selection.main.from;
  }

  get selectionEnd() {
    return this.view.state.selection.main.to;
  }

  setSelectionRange(anchor, head) {
    this.view.dispatch({ selection: { anchor, head }, scrollIntoView: true });
  }

  replace(insert, from, to) {
    const anchor = from + insert.length;
    this.view.dispatch({ changes: { from, to, insert }, selection: { anchor }, scrollIntoView: true });
    this.view.focus();
  }

  focus() {
    this.view.focus();
  }

  undo() {
    this.history.undo();
    this.focus();
  }

  redo() {
    this.history.redo();
    this.focus();
  }
}

customElements.define("writing-field", WritingField);
