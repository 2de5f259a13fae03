// Everything for writing a section in the plain form.
import "./editor-toolbar.js";
import "./source-picker.js";
import "./section-editor.js";
