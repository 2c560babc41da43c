import { errno } from './system.ts';

/** See `Host.portFree`. A port that only root may open is free: Docker may. */
export async function portFree(address: string, port: number): Promise<boolean> {
  const { createServer } = await import('node:net');
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(errno(error) === 'EACCES'));
    server.listen({ host: address === '' ? undefined : address, port, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
