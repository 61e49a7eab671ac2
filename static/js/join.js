// The code of the class: after a mistake what to mend is read first; else, at a desk, the one field
// is ready to be typed in. On a phone that would open the keyboard over the page.

const problem = document.querySelector(".problem");
if (problem) problem.focus();
else if (matchMedia("(hover: hover) and (pointer: fine)").matches) document.querySelector(".code__input")?.focus();
