// The facilitator's desk: what it is made of.
import "./connection-state.js";
import "./island-wall.js";
import "./live-form.js";
import "./round-clock.js";
import "./fresh-part.js";
