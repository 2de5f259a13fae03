// The participant's phone: what it is made of.
import "./connection-state.js";
import "./idea-form.js";
import "./my-cards.js";
import "./idea-wall.js";
