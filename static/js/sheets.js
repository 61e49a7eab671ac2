// A pile of sheets: the first field has the focus, so that hands stay on the keys.

const wrong = document.querySelector(".sheet-entry [aria-invalid=true]");
(wrong ?? document.querySelector(".sheet-entry input[type=text]"))?.focus();
