// Letters that wait on this device, sealed: AES-GCM under a key that comes with the page, is imported so that no script can
// read it out, and is never kept here. Who finds the tablet finds sealed letters; whoever is not signed in gets no key.
const STORE = "letters";
let database;

function opened() {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("sealed", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return database;
}

async function inStore(mode, act) {
  const connection = await opened();
  return new Promise((resolve, reject) => {
    const transaction = connection.transaction(STORE, mode, { durability: "strict" });
    const request = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));

export class SealedLetters {
  // Without a secure context (plain http in a hall) there is no sealing, and then nothing is kept.
  static async of(name, seal) {
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB || !seal) return null;
    const key = await crypto.subtle.importKey("raw", bytesOf(seal), "AES-GCM", false, ["encrypt", "decrypt"]);
    return new SealedLetters(name, key);
  }

  constructor(name, key) {
    this.name = name;
    this.key = key;
  }

  async put(place, letter) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const words = new TextEncoder().encode(JSON.stringify(letter));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, words);
    await inStore("readwrite", (store) => store.put({ id: `${this.name}/${place}`, iv, data }));
  }

  async drop(place) {
    await inStore("readwrite", (store) => store.delete(`${this.name}/${place}`));
  }

  // A letter that this key does not open belongs to somebody else who uses this device; it stays for them.
  async all() {
    const found = [];
    for (const { id, iv, data } of await inStore("readonly", (store) => store.getAll())) {
      if (!id.startsWith(`${this.name}/`)) continue;
      const words = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, this.key, data).catch(() => null);
      if (words) found.push(JSON.parse(new TextDecoder().decode(words)));
    }
    return found;
  }
}
