"""What a page is asked about itself: is it too wide, where does Tab stop, is focus shown."""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The same while each field is written in: the page widens then at the latest.
SIDEWAYS_IN_A_FIELD = f"""() => Math.max(
  ...[document.body, ...document.querySelectorAll('input, select, textarea')].map((place) => {{
    place.focus({{preventScroll: true}});
    return {SIDEWAYS};
  }})
)"""
# Places where Tab must stop, a group of radio buttons being one place.
STOPS = """() => {
  const seen = new Set();
  const kinds = 'a[href], button, input, select, textarea, summary';
  const places = [...document.querySelectorAll(kinds)];
  return places.filter((place) => {
    if (place.disabled || place.type === 'hidden' || place.tabIndex < 0) return false;
    if (!place.checkVisibility({visibilityProperty: true})) return false;
    if (place.type !== 'radio') return true;
    const group = place.form?.action + place.name;
    return seen.has(group) ? false : seen.add(group);
  }).map((place, number) => {
    const isGroup = place.type === 'radio';
    const stop = isGroup ? 'group ' + place.name : String(number);
    const same = isGroup ? document.getElementsByName(place.name) : [place];
    for (const one of same) one.dataset.stop = stop;
    return stop;
  });
}"""
# Where focus is, and whether anything shows it there or on the label that stands for it.
HERE = """() => {
  const place = document.activeElement;
  if (!place || place === document.body) return null;
  const shown = [place, ...(place.labels ?? []), place.closest('.choice, .code')].filter(Boolean);
  const marks = (one, part) => {
    const style = getComputedStyle(one, part);
    const hasOutline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    return hasOutline || style.boxShadow !== 'none';
  };
  const parts = [undefined, '::before', '::after'];
  const isMarked = shown.some((one) => parts.some((part) => marks(one, part)));
  return {stop: place.dataset.stop ?? '', html: place.outerHTML.slice(0, 120), isMarked};
}"""
