// While a panel is open it is all that can be reached: the screen around it is inert, and the focus comes back afterwards.

/** An attachment for a panel somewhere within a screen. The focus goes to its heading, so that it is read out. */
export function onlyPanel(panel: HTMLElement): () => void {
  const before = document.activeElement;
  const around = elementsAround(panel);
  for (const element of around) element.inert = true;
  panel.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
  return () => {
    for (const element of around) element.inert = false;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}

/** Everything in the panel's screen that it is not within. */
function elementsAround(panel: HTMLElement): HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let within = panel; !within.classList.contains('stage'); ) {
    const parent = within.parentElement;
    if (!parent) break;
    for (const element of parent.children) {
      if (element !== within && element instanceof HTMLElement && !element.inert) around.push(element);
    }
    within = parent;
  }
  return around;
}
