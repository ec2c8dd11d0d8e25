//! A network whose one way out is a proxy, which alone knows the portal's name.

use std::net::{IpAddr, Ipv4Addr};

use stand_driver::network::{Authority, Network, Proxy, ProxyConduct, PublicPortal};
use stand_driver::programs::Portal;

use super::{NAME, NUMBER, OUT_OF_REACH, Trouble, check, is_well_again, stand_at};
use crate::shipped_programs;

#[tokio::test]
async fn everything_goes_by_way_of_the_proxy_and_one_that_does_not_connect_is_said() -> Result<(), Trouble> {
    let (authority, proxy) = (Authority::new()?, Proxy::start()?);
    let network = Network::trusting(&authority)?.telling("https_proxy", proxy.url());
    let portal = Portal::start(&shipped_programs())?;
    let public = PublicPortal::named(NAME, IpAddr::V4(Ipv4Addr::LOCALHOST), portal.base_url(), &authority)?;
    let here = stand_at(public.url(), &network, portal).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    let before_the_pages = proxy.connected().len();
    here.opens_the_portal().await?;
    let connected = proxy.connected();
    assert!(connected.len() > before_the_pages, "the portal's pages came another way");
    let place = public.url().trim_start_matches("https://");
    assert!(connected.iter().all(|asked| asked == place), "{connected:?}");
    here.person.touches_button("Sign out").await?;
    here.is_at_rest().await?;

    for (conduct, why) in [
        (ProxyConduct::WantsPassword, "the network's proxy wants a name and a password"),
        (ProxyConduct::TalksNonsense, "the network's proxy does not lead to it"),
    ] {
        proxy.does(conduct);
        here.person.sees_text(OUT_OF_REACH).await?;
        let checked = check(&here, |program| network.command(&here.room, program))?;
        assert!(checked.contains(why), "{why}: {checked}");
        proxy.does(ProxyConduct::Connects);
        is_well_again(&here).await?;
    }
    Ok(())
}
