// Puts one key into the field that somebody is in; the body of a function with `key` and `text`. Frames of other origins are
// closed to it, as they are to the page.
let page = document;
let field = page.activeElement;
while (field instanceof HTMLIFrameElement && field.contentDocument) {
  page = field.contentDocument;
  field = page.activeElement;
}
const host = field;
while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;

function submit(form) {
  const button = [...form.elements].find((element) => element.matches('button:not([type]), [type=submit], [type=image]'));
  if (button) button.click();
  else form.requestSubmit();
}

function next() {
  const places = [...page.querySelectorAll('input, select, textarea, button, a[href], [tabindex], [contenteditable]')];
  const open = places.filter((place) => !place.disabled && place.tabIndex >= 0 && place.getClientRects().length > 0);
  const after = open[open.indexOf(host) + 1];
  if (!after) return;
  after.focus();
  after.select?.();
}

switch (key) {
  case 'text':
    page.execCommand('insertText', false, text);
    break;
  case 'erase':
    page.execCommand('delete');
    break;
  case 'enter':
    if (field?.isContentEditable) page.execCommand('insertParagraph');
    else if (field?.localName === 'textarea') page.execCommand('insertText', false, '\n');
    else if (field?.form) submit(field.form);
    break;
  case 'next':
    next();
    break;
}
