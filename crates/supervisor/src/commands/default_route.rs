//! Whether the machine has a way out at all: what tells a pulled cable from a portal that is down.

use std::fs::read_to_string;

/// Whether the kernel knows where to send what is for somewhere else, by either version of IP.
pub(super) fn has_default_route() -> bool {
    let table = |file| read_to_string(file).unwrap_or_default();
    leads_out(&table("/proc/self/net/route"), &table("/proc/self/net/ipv6_route"))
}

/// By the tables of `proc_pid_net(5)`. A default route over the loopback interface refuses everything.
fn leads_out(ipv4: &str, ipv6: &str) -> bool {
    let to_anywhere = |line: &str| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        match fields.as_slice() {
            [interface, destination, _, _, _, _, _, mask, ..] => {
                *interface != "lo" && is_zero(destination) && is_zero(mask)
            }
            _ => false,
        }
    };
    let to_anywhere_by_ipv6 = |line: &str| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        match fields.as_slice() {
            [destination, length, .., interface] => *interface != "lo" && is_zero(destination) && *length == "00",
            _ => false,
        }
    };
    ipv4.lines().any(to_anywhere) || ipv6.lines().any(to_anywhere_by_ipv6)
}

fn is_zero(hexadecimal: &str) -> bool {
    hexadecimal.bytes().all(|digit| digit == b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
    const NEIGHBOURS: &str = "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";
    const ANYWHERE: &str = "eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n";

    fn ipv6(interface: &str) -> String {
        let nowhere = "0".repeat(32);
        format!("{nowhere} 00 {nowhere} 00 {nowhere} ffffffff 00000001 00000000 00200200 {interface}\n")
    }

    #[test]
    fn a_way_to_the_neighbours_alone_leads_nowhere() {
        assert!(leads_out(&[HEAD, NEIGHBOURS, ANYWHERE].concat(), ""));
        assert!(!leads_out(&[HEAD, NEIGHBOURS].concat(), ""));
        assert!(!leads_out("", ""));
    }

    #[test]
    fn an_ipv6_route_counts_unless_it_refuses_everything() {
        assert!(leads_out(HEAD, &ipv6("eth0")));
        assert!(!leads_out(HEAD, &ipv6("lo")));
    }
}
