/* What the trip sheet keeps on the phone: AES-GCM in IndexedDB, under a key that is derived from a PIN and never stored. */
"use strict";
const PLACE = "xinqiao-visits";
const ROUNDS = 600_000; /* of PBKDF2 with SHA-256, as OWASP advises */
const plain = new TextEncoder();

function opened() {
  return new Promise((yes, no) => {
    const asked = indexedDB.open(PLACE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept", { keyPath: "name" });
    asked.onsuccess = () => yes(asked.result);
    asked.onerror = () => no(asked.error);
  });
}

async function inStore(mode, act) {
  const base = await opened();
  try {
    return await new Promise((yes, no) => {
      const work = base.transaction("kept", mode, { durability: "strict" });
      const asked = act(work.objectStore("kept"));
      work.oncomplete = () => yes(asked?.result);
      work.onerror = work.onabort = () => no(work.error);
    });
  } finally {
    base.close();
  }
}

/* A vault that is open. Each value is sealed for its own name: a row that is moved to another name does not open. */
class Vault {
  #key;

  constructor(key) {
    this.#key = key;
  }

  static isThere = async () => Boolean(await inStore("readonly", (rows) => rows.get("lock")));

  static async #derived(pin, salt) {
    const material = await crypto.subtle.importKey("raw", plain.encode(pin.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }

  /* Make a vault under a new PIN. */
  static async made(pin) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const vault = new Vault(await Vault.#derived(pin, salt));
    const sealed = await vault.#sealed("lock", "open");
    await inStore("readwrite", (rows) => rows.add({ ...sealed, salt })); /* add: a second window makes no second lock */
    return vault;
  }

  /* Open the vault; null where the PIN is another one. */
  static async withPin(pin) {
    const lock = await inStore("readonly", (rows) => rows.get("lock"));
    const vault = new Vault(await Vault.#derived(pin, lock.salt));
    try {
      await vault.#unsealed(lock);
      return vault;
    } catch {
      return null;
    }
  }

  async #sealed(name, value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: plain.encode(name) }, this.#key, plain.encode(JSON.stringify(value)));
    return { name, iv, sealed };
  }

  async #unsealed({ name, iv, sealed }) {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: plain.encode(name) }, this.#key, sealed);
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  async put(name, value) {
    const row = await this.#sealed(name, value);
    await inStore("readwrite", (rows) => rows.put(row));
  }

  /* Return [name, value] of every row whose name begins so. */
  async under(prefix) {
    const rows = (await inStore("readonly", (all) => all.getAll())).filter((row) => row.name.startsWith(prefix));
    return Promise.all(rows.map(async (row) => [row.name, await this.#unsealed(row)]));
  }

  drop = (...names) => inStore("readwrite", (rows) => void names.forEach((name) => rows.delete(name)));

  /* Forget the lock when nothing is kept any more. */
  async dropLockIfEmpty() {
    await inStore("readwrite", (rows) => {
      const asked = rows.getAllKeys();
      asked.onsuccess = () => asked.result.length === 1 && rows.delete("lock");
    });
  }
}
