/** Makes elements of the page: text is always text, never markup. */

type Child = Node | string | undefined | false;

interface Attributes {
  [name: string]: string | number | boolean | undefined | ((event: Event) => void);
}

/** An element with attributes, listeners (`onclick`) and children. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== undefined && value !== false) element.setAttribute(key, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

let count = 0;
/** An id that no other element has. */
export const freshId = (): string => {
  count += 1;
  return `e${count}`;
};

export const button = (label: string, act: () => void, more: Attributes = {}): HTMLButtonElement =>
  h('button', { type: 'button', onclick: act, ...more }, label);
