//! The desktop of Linux, over the bus of the session: its print dialog (`org.freedesktop.portal.Print`, XDG Desktop Portal) and its notifications
//! (`org.freedesktop.Notifications`, Desktop Notifications 1.2). The bus is a Unix socket of this computer.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Seek, Write};
use std::os::fd::AsFd;

use iced::futures::StreamExt;
use iced::futures::executor::block_on;
use iced::futures::future::{Either, select};
use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, memfd_create};
use zbus::message::Type;
use zbus::zvariant::{Fd, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, MatchRule, MessageStream};

use super::Printed;

/// The name by which the desktop knows the program: that of its desktop file (`packaging/linux`).
const PROGRAM: &str = "io.github.ombrelle.Ombrelle";

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PORTAL_PATH: &str = "/org/freedesktop/portal/desktop";
const PRINT: &str = "org.freedesktop.portal.Print";
const NOTIFICATIONS: &str = "org.freedesktop.Notifications";

/// What a call of the portal takes besides, by name.
type Options<'a> = HashMap<&'a str, Value<'a>>;
/// How somebody answered a dialog of the portal: 0 is yes, 1 is closed, and what was chosen.
type Answer = (u32, HashMap<String, OwnedValue>);

/// Lets the person choose a printer, and hands it a page in PDF. `goes` is asked once a printer is chosen and before the page goes. Takes as long as
/// the person takes.
pub fn print(title: &str, pdf: &[u8], goes: &mut dyn FnMut() -> bool) -> Printed {
    block_on(printed(title, pdf, goes)).unwrap_or(Printed::NoDialog)
}

/// Shows a few words beside the task bar, for whoever looks at another window. Does not wait; where there is nobody to show them, nothing happens.
pub fn notify(words: String) {
    let told = move || drop(block_on(told(&words)));
    let _ = std::thread::Builder::new().spawn(told);
}

async fn told(words: &str) -> Result<(), zbus::Error> {
    let bus = Connection::session().await?;
    let hints: Options<'_> = [
        ("desktop-entry", PROGRAM.into()),
        // Shown once, and in no list of what was shown.
        ("transient", true.into()),
    ]
    .into();
    let actions: [&str; 0] = [];
    // It replaces none, the icon is the program's, the words are its title, and the desktop knows best how long to show them.
    let notification = (
        "Ombrelle",
        0_u32,
        PROGRAM,
        words,
        "",
        &actions[..],
        hints,
        -1_i32,
    );
    let path = "/org/freedesktop/Notifications";
    let interface = Some(NOTIFICATIONS);
    bus.call_method(interface, path, interface, "Notify", &notification)
        .await?;
    Ok(())
}

async fn printed(
    title: &str,
    pdf: &[u8],
    goes: &mut dyn FnMut() -> bool,
) -> Result<Printed, zbus::Error> {
    let page = in_memory(pdf)?;
    let bus = Connection::session().await?;
    let asked = Request::new(&bus, "ombrelle_choose").await?;
    let (settings, page_setup) = (Options::new(), Options::new());
    let prepare = ("", title, settings, page_setup, asked.options());
    let (chosen, results) = asked.call("PreparePrint", &prepare).await?;
    let token = results
        .get("token")
        .and_then(|token| u32::try_from(token).ok());
    let token = match (chosen, token) {
        (0, Some(token)) => token,
        (1, _) => return Ok(Printed::Cancelled),
        _ => return Ok(Printed::NoDialog),
    };
    if !goes() {
        return Ok(Printed::HeldBack);
    }
    let asked = Request::new(&bus, "ombrelle_print").await?;
    let mut options = asked.options();
    options.insert("token", token.into());
    let print = ("", title, Fd::from(page.as_fd()), options);
    match asked.call("Print", &print).await? {
        (0, _) => Ok(Printed::Handed),
        (1, _) => Ok(Printed::Cancelled),
        _ => Ok(Printed::NoDialog),
    }
}

/// A file that lies in memory alone, has no name, and cannot be changed any more.
fn in_memory(content: &[u8]) -> Result<File, std::io::Error> {
    let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
    let mut file = File::from(memfd_create("page", flags)?);
    file.write_all(content)?;
    file.rewind()?;
    let seals = SealFlags::SEAL | SealFlags::SHRINK | SealFlags::GROW | SealFlags::WRITE;
    fcntl_add_seals(&file, seals)?;
    Ok(file)
}

/// A question to the portal, which answers by a signal once the person has.
struct Request<'a> {
    bus: &'a Connection,
    token: &'static str,
    answers: MessageStream,
}

impl<'a> Request<'a> {
    /// Listens for the answer before anything is asked.
    async fn new(bus: &'a Connection, token: &'static str) -> Result<Self, zbus::Error> {
        let name = bus.unique_name().ok_or(zbus::Error::InvalidReply)?;
        let name = name.trim_start_matches(':').replace('.', "_");
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .sender(PORTAL)?
            .interface("org.freedesktop.portal.Request")?
            .member("Response")?
            .path(format!("{PORTAL_PATH}/request/{name}/{token}"))?
            .build();
        let answers = MessageStream::for_match_rule(rule, bus, None).await?;
        Ok(Self {
            bus,
            token,
            answers,
        })
    }

    fn options(&self) -> Options<'static> {
        [("handle_token", self.token.into())].into()
    }

    async fn call<B>(mut self, method: &str, body: &B) -> Result<Answer, zbus::Error>
    where
        B: zbus::export::serde::Serialize + zbus::zvariant::DynamicType,
    {
        let asked = self
            .bus
            .call_method(Some(PORTAL), PORTAL_PATH, Some(PRINT), method, body)
            .await?;
        let _: OwnedObjectPath = asked.body().deserialize()?;
        let gone = MatchRule::builder()
            .msg_type(Type::Signal)
            .interface("org.freedesktop.DBus")?
            .member("NameOwnerChanged")?
            .arg(0, PORTAL)?
            .build();
        // Whoever was asked may end before the answer.
        let mut gone = MessageStream::for_match_rule(gone, self.bus, None).await?;
        match select(self.answers.next(), gone.next()).await {
            Either::Left((Some(answer), _)) => answer?.body().deserialize(),
            Either::Left((None, _)) | Either::Right(_) => Err(zbus::Error::InvalidReply),
        }
    }
}
