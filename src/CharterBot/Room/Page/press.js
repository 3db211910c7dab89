// What someone presses stays where it is until they let go: a press is lost when its target is drawn anew, or moves,
// in between. What came meanwhile is then done in the order in which it came.
let pressed = false;
const waiting = [];

export function afterPress(act) {
  if (pressed) waiting.push(act);
  else act();
}

function letGo() {
  // After the click, which belongs to the press.
  setTimeout(() => {
    pressed = false;
    for (const act of waiting.splice(0)) queueMicrotask(act);
  });
}

const pressesByKey = event => event.key === ' ' && event.target.matches?.('button, [role=button], summary');

addEventListener('pointerdown', event => { pressed ||= event.button === 0; }, true);
addEventListener('keydown', event => { if (pressesByKey(event)) pressed = true; }, true);
addEventListener('keyup', event => { if (event.key === ' ') letGo(); }, true);
for (const end of ['pointerup', 'pointercancel', 'contextmenu']) addEventListener(end, letGo, true);
addEventListener('blur', letGo);
