// Printing a receipt.

document.getElementById("print").addEventListener("click", () => window.print());
