// Where the outbox is kept: in IndexedDB, which survives a closed tab and a flat battery; in localStorage where a
// browser refuses that (private windows). An entry is {key, forum, event, data, at, state, message}.
const STORE = "outbox";
let database;

function opened() {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("konzeptwerkstatt", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return database;
}

async function inDatabase(mode, act) {
  const connection = await opened();
  return new Promise((resolve, reject) => {
    const transaction = connection.transaction(STORE, mode, { durability: "strict" });
    const request = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

const inStorage = {
  read: () => JSON.parse(localStorage.getItem(STORE) ?? "{}"),
  write: (entries) => localStorage.setItem(STORE, JSON.stringify(entries)),
};

export const kept = {
  async put(entry) {
    try {
      await inDatabase("readwrite", (store) => store.put(entry));
    } catch {
      inStorage.write({ ...inStorage.read(), [entry.key]: entry });
    }
  },

  async drop(key) {
    const { [key]: _gone, ...rest } = inStorage.read();
    if (_gone) inStorage.write(rest);
    await inDatabase("readwrite", (store) => store.delete(key)).catch(() => {});
  },

  async all() {
    const stored = await inDatabase("readonly", (store) => store.getAll()).catch(() => []);
    return [...stored, ...Object.values(inStorage.read())].sort((one, other) => one.at - other.at);
  },
};

// What is being typed is kept as well, letter by letter.
export const typing = {
  names: (start) => Object.keys(localStorage).filter((name) => name.startsWith(`typing ${start}`)).map((name) => name.slice(7)),
  of: (name) => localStorage.getItem(`typing ${name}`) ?? "",
  keep: (name, text) => (text ? localStorage.setItem(`typing ${name}`, text) : localStorage.removeItem(`typing ${name}`)),
};
