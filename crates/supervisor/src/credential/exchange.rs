//! What happens within one look into the keyring: one question, one answer, and the process is over.

use std::collections::HashMap;
use std::time::Duration;

use kiosk_core::Sensitive;
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use zbus::zvariant::OwnedObjectPath;
use zbus::{Connection, Proxy};

use super::KeyringTrouble;

/// What the entries are called in the keyring.
const SERVICE: &str = "portal-kiosk";
/// A keyring that has not answered by then will not: it waits for a person.
const PATIENCE: Duration = Duration::from_secs(4);
/// What the Secret Service says where there is no object.
const NOTHING: &str = "/";

/// What is asked of the keyring, each for one account.
#[derive(Clone, Debug)]
pub enum Question {
    /// The credential.
    Read,
    /// Keep this one, in the place of any before.
    Keep(Sensitive<String>),
    /// Take it out.
    Forget,
    /// Could one be kept? Asked before a pairing code is used up.
    Probe,
}

/// Asks the keyring. Nobody is ever prompted: whether it is locked is asked first, which prompts nobody.
///
/// # Errors
///
/// [`KeyringTrouble`]. One that does not answer in time counts as locked, because then it waits for a person.
pub async fn answer(question: Question, account: String) -> Result<Option<Sensitive<String>>, KeyringTrouble> {
    let asking = async {
        let service = SecretService::connect().await?;
        match question {
            Question::Read => {
                service.expect_entry(&account).await?;
                blocking(move || entry(&account)?.get_password().map(Sensitive::new)).await.map(Some)
            }
            Question::Keep(credential) => {
                service.expect_open_collection().await?;
                // EXPOSE: this is where the credential is put into the keyring.
                blocking(move || entry(&account)?.set_password(credential.expose())).await.map(|()| None)
            }
            Question::Forget => {
                service.expect_entry(&account).await?;
                blocking(move || entry(&account)?.delete_credential()).await.map(|()| None)
            }
            Question::Probe => service.expect_open_collection().await.map(|()| None),
        }
    };
    timeout(PATIENCE, asking).await.unwrap_or(Err(KeyringTrouble::Locked))
}

fn entry(account: &str) -> keyring::Result<keyring::Entry> {
    keyring::Entry::new(SERVICE, account)
}

/// The library waits for the bus with the thread that calls it.
async fn blocking<T: Send + 'static>(
    call: impl FnOnce() -> keyring::Result<T> + Send + 'static,
) -> Result<T, KeyringTrouble> {
    let answered = spawn_blocking(call).await.map_err(|_| KeyringTrouble::NoKeyring)?;
    answered.map_err(|error| match error {
        keyring::Error::NoEntry => KeyringTrouble::Missing,
        keyring::Error::NoStorageAccess(_) => KeyringTrouble::Locked,
        // The library's list may grow; whatever else fails, nothing comes from this keyring.
        _ => KeyringTrouble::NoKeyring,
    })
}

/// The part of the Secret Service that tells without prompting.
struct SecretService(Connection);

impl SecretService {
    async fn connect() -> Result<Self, KeyringTrouble> {
        Connection::session().await.map(Self).map_err(|_| KeyringTrouble::NoKeyring)
    }

    async fn service(&self) -> zbus::Result<Proxy<'_>> {
        self.at("/org/freedesktop/secrets", "org.freedesktop.Secret.Service").await
    }

    async fn at<'a>(&self, path: &'a str, interface: &'static str) -> zbus::Result<Proxy<'a>> {
        Proxy::new(&self.0, "org.freedesktop.secrets", path, interface).await
    }

    /// There is an entry for this account and it can be read now.
    async fn expect_entry(&self, account: &str) -> Result<(), KeyringTrouble> {
        let attributes = HashMap::from([("service", SERVICE), ("username", account)]);
        let search = async { self.service().await?.call("SearchItems", &(attributes,)).await };
        let (open, locked): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) =
            search.await.map_err(|_: zbus::Error| KeyringTrouble::NoKeyring)?;
        if !open.is_empty() {
            return Ok(());
        }
        if !locked.is_empty() {
            return Err(KeyringTrouble::Locked);
        }
        // Some keyrings do not say what they hold while they are locked.
        match self.expect_open_collection().await {
            Err(KeyringTrouble::Locked) => Err(KeyringTrouble::Locked),
            Ok(()) | Err(KeyringTrouble::NoKeyring | KeyringTrouble::Missing) => Err(KeyringTrouble::Missing),
        }
    }

    /// There is a collection that takes new entries, and it is open.
    async fn expect_open_collection(&self) -> Result<(), KeyringTrouble> {
        let locked = async {
            let path: OwnedObjectPath = self.service().await?.call("ReadAlias", &("default",)).await?;
            if path.as_str() == NOTHING {
                return Ok(None);
            }
            let collection = self.at(path.as_str(), "org.freedesktop.Secret.Collection").await?;
            collection.get_property::<bool>("Locked").await.map(Some)
        };
        match locked.await {
            Ok(Some(false)) => Ok(()),
            Ok(Some(true)) => Err(KeyringTrouble::Locked),
            Ok(None) => Err(KeyringTrouble::NoKeyring),
            Err::<_, zbus::Error>(_) => Err(KeyringTrouble::NoKeyring),
        }
    }
}
