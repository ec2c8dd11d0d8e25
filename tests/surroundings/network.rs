//! Names that are gone, certificates that are not to be trusted, networks that answer in the portal's place, and a network of the
//! newer kind alone.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};

use stand_driver::network::{Authority, Conduct, DeadEnd, Network, PublicPortal, Shown};
use stand_driver::programs::Portal;
use stand_driver::{Role, WaitingRoom};

use super::{NAME, NUMBER, OUT_OF_REACH, Trouble, check, is_well_again, stand_at};
use crate::shipped_programs;

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const HERE_BY_IPV6: IpAddr = IpAddr::V6(Ipv6Addr::LOCALHOST);

/// A stand, and all that is between it and its portal.
struct Between {
    here: WaitingRoom,
    network: Network,
    authority: Authority,
    public: PublicPortal,
    _dead: DeadEnd,
}

impl Between {
    /// The portal has an address of either family, and only the first of them leads anywhere.
    async fn at(address: IpAddr, dead: IpAddr) -> Result<Self, Trouble> {
        let authority = Authority::new()?;
        let network = Network::trusting(&authority)?;
        network.names(&[(NAME, address), (NAME, dead)])?;
        let portal = Portal::start(&shipped_programs())?;
        let public = PublicPortal::named(NAME, address, portal.base_url(), &authority)?;
        let dead = DeadEnd::at((dead, public.port()).into())?;
        let here = stand_at(public.url(), &network, portal).await?;
        Ok(Self { here, network, authority, public, _dead: dead })
    }

    /// It is on the screen, and to be read where an administrator looks.
    async fn is_said(&self, why: &str) -> Result<(), Trouble> {
        self.here.person.sees_text(OUT_OF_REACH).await?;
        let checked = check(&self.here, |program| self.network.command(&self.here.room, program))?;
        assert!(checked.contains("missing  the portal's answer: ") && checked.contains(why), "{why}: {checked}");
        Ok(())
    }
}

#[tokio::test]
async fn whatever_the_network_does_is_said_and_over_when_it_is_over() -> Result<(), Trouble> {
    let between = Between::at(HERE, HERE_BY_IPV6).await?;
    let (here, public, authority) = (&between.here, &between.public, &between.authority);

    between.network.names(&[])?;
    public.cuts();
    between.is_said("its name has no address").await?;
    between.network.names(&[(NAME, HERE)])?;
    is_well_again(here).await?;

    for (shown, why) in [
        (Shown::Expired, "its certificate has expired, or this machine's clock is wrong"),
        (Shown::OfAStranger, "its certificate is from nobody whom this machine trusts"),
    ] {
        public.shows(authority, shown)?;
        between.is_said(why).await?;
        public.shows(authority, Shown::Good)?;
        is_well_again(here).await?;
    }

    let elsewhere = TcpListener::bind("127.0.0.1:0")?;
    elsewhere.set_nonblocking(true)?;
    for conduct in [Conduct::LeadsTo(format!("http://{}/agree", elsewhere.local_addr()?)), Conduct::ShowsPage] {
        public.does(conduct);
        between.is_said("something else may answer in its place").await?;
        public.does(Conduct::PassesOn);
        is_well_again(here).await?;
    }
    assert!(elsewhere.accept().is_err(), "somebody went where a redirect led, with whatever they carried");
    let log = here.stand.log()?;
    assert!(log.contains("failure=no connection: its certificate has expired"), "the log does not say why");

    // Staff, who cannot read logs.
    public.shows(authority, Shown::OfAStranger)?;
    here.person.sees_text(OUT_OF_REACH).await?;
    here.wants_the_staff_panel().await?;
    here.person.sees_text("The portal’s certificate is not accepted.").await?;
    Ok(())
}

#[tokio::test]
async fn a_portal_and_its_pages_are_reached_by_ipv6_alone() -> Result<(), Trouble> {
    let between = Between::at(HERE_BY_IPV6, HERE).await?;
    between.network.names(&[(NAME, HERE_BY_IPV6)])?;
    between.here.signs_in_with(NUMBER, "+1", 1).await?;
    between.here.opens_the_portal().await?;
    between.here.person.touches_button("Sign out").await?;
    between.here.is_at_rest().await?;
    Ok(())
}

#[tokio::test]
async fn pages_are_reached_past_an_address_that_leads_nowhere_and_end_with_a_strange_certificate() -> Result<(), Trouble>
{
    // Addresses of the newer kind are tried first.
    let between = Between::at(HERE, HERE_BY_IPV6).await?;
    let here = &between.here;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    here.opens_the_portal().await?;
    // The pages' next connection.
    between.public.shows(&between.authority, Shown::OfAStranger)?;
    let link = here.person.sees(Role::Link, "Messages").await?;
    here.person.touches(&link).await?;
    here.is_back_at_appointments().await?;
    between.public.shows(&between.authority, Shown::Good)?;
    here.person.touches_button("Sign out").await?;
    here.is_at_rest().await?;
    Ok(())
}
