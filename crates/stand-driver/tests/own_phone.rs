//! The patient's own phone reads a page, types into it and touches it.

use stand_driver::OwnPhone;

const PAGE: &str = "data:text/html,<meta name=viewport content=width=device-width><p id=p>Nothing yet</p>\
    <form onsubmit=\"p.textContent='Typed '+digits.value;return false\"><input name=digits id=digits>\
    <button>Sign me in</button></form>";

#[tokio::test]
async fn a_phone_reads_a_page_types_into_it_and_touches_it() -> Result<(), Box<dyn std::error::Error>> {
    let phone = OwnPhone::unlocked().await?;
    phone.opens(PAGE).await?;
    assert!(phone.reads().await?.contains("Nothing yet"));
    phone.types_into("digits", "42").await?;
    phone.touches("Sign me in").await?;
    phone.sees_text("Typed 42").await?;
    assert!(phone.touches("Another button").await.is_err());
    let picture = image::load_from_memory(&phone.picture().await?)?;
    assert_eq!(picture.width(), 780, "a phone's screen, twice as sharp as its pixels are wide");
    Ok(())
}
