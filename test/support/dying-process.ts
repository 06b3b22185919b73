// Dies of every order, as one would that has too little memory.
process.on('disconnect', () => process.exit());
process.on('message', () => process.kill(process.pid, 'SIGKILL'));
