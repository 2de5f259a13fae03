// Edits that the server has not acknowledged yet: kept on this device one by one, through a closed tab and a flat
// battery. Where a browser keeps nothing (a private window), the page knows and does not say that it does.
const SHELF = "edits";
let shelf;

function opened() {
  shelf ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("konzeptwerkstatt-writing", 1);
    request.onupgradeneeded = () => {
      const made = request.result.createObjectStore(SHELF, { keyPath: "id", autoIncrement: true });
      made.createIndex("name", "name");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return shelf;
}

async function onShelf(mode, act) {
  const connection = await opened();
  return new Promise((resolve, reject) => {
    const transaction = connection.transaction(SHELF, mode, { durability: "strict" });
    const request = act(transaction.objectStore(SHELF));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const unsent = {
  add: (name, data) => onShelf("readwrite", (edits) => edits.add({ name, data, at: Date.now() })),
  all: (name) => onShelf("readonly", (edits) => edits.index("name").getAll(name)),
  drop: (ids) => onShelf("readwrite", (edits) => ids.map((id) => edits.delete(id)).at(-1)),
};
