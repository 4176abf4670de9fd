const table = document.querySelector(".students");
const body = table.tBodies[0];
const rows = [...body.rows];
const heads = [...table.tHead.rows[0].cells];
const find = document.getElementById("find");
const step = document.getElementById("step");
const status = document.getElementById("status");
const count = document.querySelector(".count");
const FIRST_STEP = 3;

const texts = new Map(rows.map((row) => [row, row.dataset.find.toLocaleLowerCase()]));
const order = new Intl.Collator("en", { numeric: true });
const key = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();

function sort(column) {
  const head = heads[column];
  const up = head.getAttribute("aria-sort") !== "ascending";
  for (const other of heads) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const numbers = column >= FIRST_STEP - 1;
  const keys = new Map(rows.map((row) => [row, key(row, column)]));
  rows.sort((one, other) => {
    const [a, b] = up ? [keys.get(one), keys.get(other)] : [keys.get(other), keys.get(one)];
    return numbers ? a - b : order.compare(a, b);
  });
  body.append(...rows);
}

function fits(cell) {
  return status.value === "" || cell.dataset.is === status.value;
}

function filter() {
  const wanted = find.value.toLocaleLowerCase().split(/\s+/);
  let shown = 0;
  for (const row of rows) {
    const cells = [...row.cells].slice(FIRST_STEP);
    const asked = step.value === "" ? cells : [cells[step.value - 1]];
    const text = texts.get(row);
    row.hidden = !(wanted.every((word) => text.includes(word)) && asked.some(fits));
    shown += !row.hidden;
  }
  count.textContent = `${shown} of ${rows.length} students`;
}

// What a link leads to may lie in a report that is folded.
function unfold() {
  const place = location.hash && document.getElementById(location.hash.slice(1));
  const folded = place && place.closest("details.student");
  if (folded) {
    folded.open = true;
    place.scrollIntoView();
  }
}

heads.forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  button.addEventListener("click", () => sort(column));
  head.replaceChildren(button);
});
for (const input of [find, step, status]) input.addEventListener("input", filter);
addEventListener("hashchange", unfold);
document.querySelector(".filters").hidden = false;
filter();
unfold();
