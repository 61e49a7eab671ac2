// Forms that are kept on this device and sent when there is a network.
import { keep } from "./keep.js";

for (const form of document.querySelectorAll("form[data-keep]")) keep(form);
