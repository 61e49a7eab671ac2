// The panel on the room's screen that lets the notes on another device lead it.

export class Pairing {
  constructor(link, steps) {
    Object.assign(this, { link, steps });
  }

  get dialog() {
    return document.querySelector("[data-pairing]");
  }

  prepare() {
    this.dialog.querySelector("[data-pairing-yes]").addEventListener("click", () => this.letIn());
    this.dialog.querySelector("[data-pairing-new]").addEventListener("click", () => this.begin());
    this.dialog.querySelector("[data-pairing-stop]").addEventListener("click", () => this.stop());
    this.dialog
      .querySelector("[data-pairing-close]")
      .addEventListener("click", () => this.dialog.close());
    this.draw();
  }

  async open() {
    this.dialog.showModal();
    if (!this.link.isPaired) await this.begin();
    this.draw();
  }

  // New letters: whoever typed the former ones leads nothing.
  async begin() {
    const { version, route, delivery } = this.steps().root.dataset;
    const { step } = this.link.here();
    const answer = await this.link.post("open/", { version, route, step, delivery });
    this.failed = !answer?.ok;
    if (answer?.ok) {
      this.link.seen = 0;
      this.link.take(await answer.json());
      this.link.run();
    }
    this.draw();
  }

  async letIn() {
    await this.link.post("let-in/", { number: this.link.state.number });
    await this.link.ask();
  }

  async stop() {
    await this.link.close();
    this.dialog.close();
  }

  // One of four: no answer, letters to type, a number to compare, or joined.
  draw() {
    const { link, dialog } = this;
    const { letters, number } = link.isPaired ? link.state : {};
    let now = link.isJoined ? "joined" : number ? "number" : letters ? "letters" : "none";
    if (now === "none" && this.failed) now = "failed";
    for (const part of dialog.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").includes(now);
    }
    dialog.querySelector("[data-letters-shown]").textContent = letters ?? "";
    dialog.querySelector("[data-number-shown]").textContent = number ?? "";
    if (this.was === "number" && now === "joined" && dialog.open) dialog.close();
    this.was = now;
  }
}
