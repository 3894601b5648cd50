// Which way lines run, for what is moved by arrow keys and pointers.

/** 1 where text runs to the right, -1 where it runs to the left. */
export const forwardOf = (element: Element): 1 | -1 =>
  getComputedStyle(element).direction === 'rtl' ? -1 : 1
