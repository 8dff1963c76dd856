// Addresses of services: tidied, and whether they lie on this machine.

/** Without the slashes at its end. */
export function tidyAddress(address: string): string {
  return address.trim().replace(/\/+$/, '');
}

/** Whether text sent there stays on this machine (RFC 6761 `localhost`, 127.0.0.0/8, ::1). False for what is no address. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '');
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(?:\.\d+){3}$/.test(host)
  );
}
