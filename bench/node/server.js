// Node's socket.io, bare: repeats every idea to everybody. No database, no rights, no limits.
const { createServer } = require("node:http");
const { Server } = require("socket.io");

const server = createServer();
const forum = new Server(server, { transports: ["websocket"], serveClient: false, pingInterval: 60000 }).of("/forum");
let number = 0;

forum.on("connection", (socket) => {
  socket.on("enter", (said, answer) => {
    socket.join("forum");
    answer({ ok: true, seq: number });
  });
  socket.on("idea.submit", (said, answer) => {
    number += 1;
    answer({ ok: true, id: number, number, seq: number });
    const items = [{ seq: number, kind: "idea", id: number, text: said.text, lang: said.lang }];
    forum.to("forum").emit("changes", { forum: 1, from: number, to: number, items });
  });
});

server.listen(Number(process.argv[2]), "127.0.0.1", 4096);
