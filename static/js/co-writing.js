// Everything of ours for writing a section together; the work of others comes as a file of its own (library.js).
import "./editor-toolbar.js";
import "./source-picker.js";
import "./co-editor.js";
