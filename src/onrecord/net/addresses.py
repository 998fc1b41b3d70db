"""Which addresses anybody on the internet could reach, and which only look like it."""

from __future__ import annotations

import ipaddress

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")  # RFC 4291, 2.4
_REFUSED_NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",  # a cloud's own service address, reachable from its guests only
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "2001::/23",  # protocol assignments, Teredo among them, RFC 2928
        "2001:db8::/32",  # documentation, RFC 3849
        "2002::/16",  # 6to4 carries an IPv4 address inside, RFC 3056
        "3fff::/20",  # documentation, RFC 9637
    )
)
_ISATAP_MARKS = (0x00005EFE, 0x02005EFE)  # RFC 5214, 6.1: an IPv4 address in the last 32 bits


def is_public(address: IPAddress) -> bool:
    """Whether an address is one that anybody on the internet could reach.

    IPv6 must be global unicast and must not carry an IPv4 address inside (mapped, compatible,
    6to4, Teredo, NAT64, ISATAP): such a spelling reaches what its IPv4 form would be refused.
    """
    if any(address.version == net.version and address in net for net in _REFUSED_NETWORKS):
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id or address not in _GLOBAL_UNICAST:
            return False
        if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP_MARKS:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)
