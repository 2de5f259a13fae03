// The projector: what it is made of.
import "./connection-state.js";
import "./projector-wall.js";
import "./fresh-part.js";
import "./round-clock.js";
