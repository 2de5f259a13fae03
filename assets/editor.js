// The parts of other people's work of which our editor is made. Nothing of ours is in here: what we write stands in
// static/js as it is, and this bundle changes only with its versions.
export {
  Doc,
  UndoManager,
  applyUpdate,
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromJSON,
  createRelativePositionFromTypeIndex,
  encodeStateAsUpdate,
  encodeStateVector,
  mergeUpdates,
} from "yjs";
export { EditorSelection, EditorState, Prec, RangeSet, StateEffect, StateField } from "@codemirror/state";
export { Decoration, EditorView, WidgetType, drawSelection, keymap } from "@codemirror/view";
export { defaultKeymap } from "@codemirror/commands";
export { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
export { deleteMarkupBackward, insertNewlineContinueMarkup, markdownLanguage } from "@codemirror/lang-markdown";
export { search, searchKeymap } from "@codemirror/search";
export { tags } from "@lezer/highlight";
export { yCollab, yUndoManagerKeymap } from "y-codemirror.next";
