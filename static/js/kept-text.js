// Text kept on this device until the server has said that it has it.

export class KeptText {
  constructor(name) {
    this.name = `text:${name}`;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name));
    } catch {
      return null;
    }
  }

  // False when the device keeps nothing: a private window, a full disk.
  keep(text) {
    try {
      localStorage.setItem(this.name, JSON.stringify(text));
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // Then there is nothing to forget either.
    }
  }
}
