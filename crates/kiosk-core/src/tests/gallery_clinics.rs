//! The clinics of the gallery: two as they are invented elsewhere too, the least that one can set, and the most.

use super::stand::branding;
use crate::*;

fn dashboard(public_url: &str) -> Dashboard {
    Dashboard { origins: Vec::new(), public_url: public_url.to_owned() }
}

pub(super) fn harbour() -> Branding {
    Branding {
        clinic_name: "Harbour Clinic".to_owned(),
        welcome_title: "Welcome to Harbour Clinic".to_owned(),
        welcome_message: "Check in here for today's appointment.\nPlease have your phone at hand.".to_owned(),
        contact: ContactInformation {
            phone: "(202) 555-0100".to_owned(),
            email: "frontdesk@harbour.example.org".to_owned(),
            address: "12 Quay Street\nSpringfield".to_owned(),
            hours: "Monday to Friday, 8 am to 6 pm".to_owned(),
        },
        primary_colour: Colour::new(0x0f, 0x6e, 0x78),
        background_colour: Colour::new(0xf4, 0xf8, 0xf8),
        dashboard: Some(dashboard("https://portal.harbour-clinic.example.org/")),
        languages: ["en", "es"].map(|tag| LanguageTag(tag.to_owned())).to_vec(),
        ..branding()
    }
}

pub(super) fn linden() -> Branding {
    Branding {
        clinic_name: "Linden Family Practice".to_owned(),
        welcome_title: "Good to see you at Linden Family Practice".to_owned(),
        welcome_message: "Sign in, and we will know that you are here.".to_owned(),
        contact: ContactInformation {
            phone: "07700 900100".to_owned(),
            email: "hello@linden.example.org".to_owned(),
            address: "3 Linden Walk\nAshford".to_owned(),
            hours: String::new(),
        },
        labels: Labels { patient: PatientLabel { singular: "client".to_owned(), plural: "clients".to_owned() } },
        primary_colour: Colour::new(0x8a, 0x4b, 0x2f),
        background_colour: Colour::new(0xfa, 0xf6, 0xf1),
        dashboard: Some(dashboard("https://my.linden-practice.example.org/")),
        languages: ["en", "de"].map(|tag| LanguageTag(tag.to_owned())).to_vec(),
        country: CountryCode("GB".to_owned()),
        ..branding()
    }
}

/// The least that a clinic can set, on a dark ground.
pub(super) fn bare() -> Branding {
    Branding {
        clinic_name: "Quiet Practice".to_owned(),
        primary_colour: Colour::new(0xff, 0xe1, 0x66),
        background_colour: Colour::new(0x1d, 0x29, 0x39),
        ..Branding::unbranded()
    }
}

/// The most: long words, long names, long messages, on a saturated ground.
pub(super) fn lavish() -> Branding {
    let sentence = "Bitte halten Sie Ihre Krankenversicherungskarte und Ihr Mobiltelefon bereit. ";
    Branding {
        clinic_name: "Gemeinschaftspraxis für Allgemeinmedizin und Physiotherapie am Lindenplatz".to_owned(),
        welcome_title: "Herzlich willkommen in der Gemeinschaftspraxis am Lindenplatz".to_owned(),
        welcome_message: sentence.repeat(26),
        contact: ContactInformation {
            phone: "+44 7700 900100".to_owned(),
            email: "terminvereinbarung.gemeinschaftspraxis@lindenplatz.example.org".to_owned(),
            address: "Donaudampfschifffahrtsgesellschaftsstraße 117\n12345 Oberunterhausen an der Höhe".to_owned(),
            hours: "Montag, Dienstag, Donnerstag 8–12 und 14–18 Uhr\nMittwoch, Freitag 8–13 Uhr".to_owned(),
        },
        labels: Labels {
            patient: PatientLabel {
                singular: "Patientin oder Patient".to_owned(),
                plural: "Patientinnen und Patienten".to_owned(),
            },
        },
        primary_colour: Colour::new(0xff, 0x7a, 0x00),
        background_colour: Colour::new(0xd5, 0x40, 0x4c),
        dashboard: Some(dashboard(
            "https://patientenportal.gemeinschaftspraxis-am-lindenplatz.example.org/termine/heute",
        )),
        languages: ["de", "en", "es"].map(|tag| LanguageTag(tag.to_owned())).to_vec(),
        country: CountryCode("DE".to_owned()),
        ..branding()
    }
}
