// The work of others that the editor is made of (static/vendor): fetched once, from an address that is kept for a year.
export const library = {};

export async function load(address) {
  Object.assign(library, await import(address));
}
