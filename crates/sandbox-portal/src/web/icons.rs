//! The few signs that stand beside words, drawn in the colour of the text.

use maud::{Markup, PreEscaped, html};

/// A sign.
#[derive(Clone, Copy)]
pub(super) enum Icon {
    Today,
    Messages,
    Documents,
    Details,
    Leave,
    Back,
    Picture,
    Download,
}

impl Icon {
    /// To stand beside a word that says the same.
    pub(super) fn draw(self) -> Markup {
        html! {
            svg.icon viewBox="0 0 24 24" aria-hidden="true" { (PreEscaped(self.paths())) }
        }
    }

    const fn paths(self) -> &'static str {
        match self {
            Self::Today => {
                "<rect x='3.5' y='5' width='17' height='15.5' rx='2.5'/><path d='M3.5 10h17M8 2.5V7M16 2.5V7'/>"
            }
            Self::Messages => {
                "<path d='M4 4.5h16a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H9L4.5 21v-3.5H4A1.5 1.5 0 0 1 2.5 16V6A1.5 1.5 0 0 1 4 4.5z'/>"
            }
            Self::Documents => "<path d='M6 2.5h8.5L19 7v14.5H6zM14 2.5V7.5h5M9 12h7M9 16h7'/>",
            Self::Details => "<circle cx='12' cy='8' r='4'/><path d='M4 21c.6-4.6 3.8-7 8-7s7.4 2.4 8 7'/>",
            Self::Leave => "<path d='M14 4H5v16h9M10 12h11M17 8l4 4-4 4'/>",
            Self::Back => "<path d='M14.5 5 8 12l6.5 7'/>",
            Self::Picture => {
                "<rect x='3' y='4.5' width='18' height='15' rx='2'/><circle cx='8.5' cy='10' r='1.8'/><path d='m4 18 5.5-4.5 3.5 2.5 4-4.5 4 4'/>"
            }
            Self::Download => "<path d='M12 3v12M7 10.5l5 5 5-5M4 20.5h16'/>",
        }
    }
}
