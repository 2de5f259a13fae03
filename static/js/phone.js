// The participant's phone: what it is made of.
import "./connection-state.js";
import "./round-clock.js";
import "./round-part.js";
import "./idea-form.js";
import "./answer-form.js";
import "./unsent-text.js";
import "./my-cards.js";
import "./idea-wall.js";
import "./dot-budget.js";
import "./round-signal.js";
