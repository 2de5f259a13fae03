// The others' carets as decorations of the editor.
import { library } from "./library.js";

export function caretMarks(carets) {
  const { Decoration, EditorView, StateEffect, StateField, WidgetType } = library;
  const moved = StateEffect.define();

  class Caret extends WidgetType {
    constructor({ name, pen }) {
      super();
      Object.assign(this, { name, pen });
    }

    eq(other) {
      return other.name === this.name && other.pen === this.pen;
    }

    toDOM() {
      const bar = document.createElement("span");
      bar.className = `caret person--${this.pen}`;
      bar.setAttribute("aria-hidden", "true");
      const name = bar.appendChild(document.createElement("span"));
      name.className = "caret__name";
      name.textContent = this.name;
      return bar;
    }

    ignoreEvent() {
      return true;
    }
  }

  const marks = (length) => {
    const found = [...carets.standing()].filter(({ at }) => at <= length);
    return Decoration.set(
      found.map((caret) => Decoration.widget({ widget: new Caret(caret), side: 1 }).range(caret.at)),
      true,
    );
  };
  const field = StateField.define({
    create: () => Decoration.none,
    update: (shown, { changes, effects, newDoc }) =>
      effects.some((effect) => effect.is(moved)) ? marks(newDoc.length) : shown.map(changes),
    provide: (self) => EditorView.decorations.from(self),
  });
  return { field, show: (view) => view.dispatch({ effects: moved.of(null) }) };
}
