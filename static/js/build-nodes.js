// Elements from the server's lists ([tag, {attributes}, children…]): the policy lets no script set HTML.

export function build(nodes) {
  const fragment = document.createDocumentFragment();
  for (const node of nodes) fragment.append(typeof node === "string" ? node : element(node));
  return fragment;
}

function element([tag, attributes, ...children]) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(build(children));
  return made;
}
