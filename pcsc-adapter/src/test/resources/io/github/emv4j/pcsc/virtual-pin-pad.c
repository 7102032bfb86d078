/*
 * Driver of a reader with a keypad that exists in a test only. Card and keypad are at the other end
 * of a connection to 127.0.0.1; the port stands behind the colon of DEVICENAME. A request is one
 * letter, a length of two bytes and data; an answer is a length of two bytes and data.
 *
 *   ?  is a card in? one byte, 1 or 0
 *   P  power, 1 on or 0 off: the answer to reset, empty if there is none
 *   T  command for the card: its answer, empty if the link failed
 *   C  control code of four bytes, and data: the answer of the keypad, empty if the link failed,
 *      one byte if it refuses to begin
 */
#include <arpa/inet.h>
#include <ifdhandler.h>
#include <netinet/tcp.h>
#include <reader.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LARGEST = 4096, VERIFY_PIN_DIRECT = 0x42330006 };

static int port, peer = -1;
static UCHAR atr[MAX_ATR_SIZE];
static DWORD atr_length;

static void hang_up(void) {
  if (peer >= 0) close(peer);
  peer = -1;
}

static int whole(UCHAR *to, size_t length) {
  return length == 0 || recv(peer, to, length, MSG_WAITALL) == (ssize_t)length;
}

/* Sends a request; returns the length of the answer, or -1 if nobody is there. */
static int ask(char what, const UCHAR *data, size_t length, UCHAR *answer, size_t room) {
  UCHAR frame[3 + LARGEST];
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  int on = 1, n;
  if (length > LARGEST) return -1;
  if (peer < 0) {
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    peer = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(peer, (struct sockaddr *)&to, sizeof to) != 0) return hang_up(), -1;
    setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  frame[0] = what;
  frame[1] = length >> 8;
  frame[2] = length;
  if (length > 0) memcpy(frame + 3, data, length);
  if (send(peer, frame, 3 + length, MSG_NOSIGNAL) != (ssize_t)(3 + length) || !whole(frame, 2))
    return hang_up(), -1;
  n = frame[0] << 8 | frame[1];
  if ((size_t)n > room || !whole(answer, n)) return hang_up(), -1;
  return n;
}

RESPONSECODE IFDHCreateChannelByName(DWORD lun, LPSTR name) {
  const char *colon = strrchr(name, ':');
  (void)lun;
  port = colon ? atoi(colon + 1) : 0;
  return port > 0 ? IFD_SUCCESS : IFD_COMMUNICATION_ERROR;
}

RESPONSECODE IFDHCreateChannel(DWORD lun, DWORD channel) {
  (void)lun;
  port = channel;
  return IFD_SUCCESS;
}

RESPONSECODE IFDHCloseChannel(DWORD lun) {
  (void)lun;
  hang_up();
  return IFD_SUCCESS;
}

RESPONSECODE IFDHGetCapabilities(DWORD lun, DWORD tag, PDWORD length, PUCHAR value) {
  (void)lun;
  if (tag == TAG_IFD_ATR && *length >= atr_length) {
    memcpy(value, atr, *length = atr_length);
  } else if ((tag == TAG_IFD_SLOTS_NUMBER || tag == TAG_IFD_SIMULTANEOUS_ACCESS) && *length > 0) {
    *value = 1;
    *length = 1;
  } else {
    return IFD_ERROR_TAG;
  }
  return IFD_SUCCESS;
}

RESPONSECODE IFDHSetCapabilities(DWORD lun, DWORD tag, DWORD length, PUCHAR value) {
  (void)lun, (void)tag, (void)length, (void)value;
  return IFD_NOT_SUPPORTED;
}

RESPONSECODE IFDHSetProtocolParameters(
    DWORD lun, DWORD protocol, UCHAR flags, UCHAR pts1, UCHAR pts2, UCHAR pts3) {
  (void)lun, (void)protocol, (void)flags, (void)pts1, (void)pts2, (void)pts3;
  return IFD_SUCCESS;
}

RESPONSECODE IFDHICCPresence(DWORD lun) {
  UCHAR in = 0;
  (void)lun;
  return ask('?', NULL, 0, &in, 1) == 1 && in == 1 ? IFD_ICC_PRESENT : IFD_ICC_NOT_PRESENT;
}

RESPONSECODE IFDHPowerICC(DWORD lun, DWORD action, PUCHAR to, PDWORD length) {
  UCHAR on = action != IFD_POWER_DOWN;
  int n = ask('P', &on, 1, atr, sizeof atr);
  (void)lun;
  *length = atr_length = n > 0 ? n : 0;
  memcpy(to, atr, atr_length);
  return !on || n > 0 ? IFD_SUCCESS : IFD_ERROR_POWER_ACTION;
}

RESPONSECODE IFDHTransmitToICC(DWORD lun, SCARD_IO_HEADER sent, PUCHAR command, DWORD length,
    PUCHAR answer, PDWORD answered, PSCARD_IO_HEADER received) {
  int n = ask('T', command, length, answer, *answered);
  (void)lun;
  received->Protocol = sent.Protocol;
  *answered = n > 0 ? n : 0;
  return n > 0 ? IFD_SUCCESS : IFD_COMMUNICATION_ERROR;
}

RESPONSECODE IFDHControl(DWORD lun, DWORD code, PUCHAR data, DWORD length, PUCHAR answer,
    DWORD room, LPDWORD answered) {
  /* VERIFY_PIN_DIRECT, and properties that this reader has not. */
  static const UCHAR features[] = {
      0x0A, 4, 0x42, 0x33, 0x00, 0x0A, 0x06, 4, 0x42, 0x33, 0x00, 0x06};
  UCHAR request[LARGEST] = {code >> 24, code >> 16, code >> 8, code};
  int n = 0;
  (void)lun;
  *answered = 0;
  if (code == CM_IOCTL_GET_FEATURE_REQUEST && room >= sizeof features) {
    memcpy(answer, features, n = sizeof features);
  } else if (code != VERIFY_PIN_DIRECT || length > LARGEST - 4) {
    return IFD_ERROR_NOT_SUPPORTED;
  } else {
    memcpy(request + 4, data, length);
    n = ask('C', request, 4 + length, answer, room);
    if (n == 1) return IFD_ERROR_NOT_SUPPORTED;
  }
  *answered = n > 0 ? n : 0;
  return n > 0 ? IFD_SUCCESS : IFD_COMMUNICATION_ERROR;
}
