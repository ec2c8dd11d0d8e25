//! An answer counts only for the state that asked.

use super::stand::*;
use crate::*;

#[test]
fn an_answer_from_an_ended_journey_changes_nothing() {
    for answer in every_answer() {
        let mut stand = Stand::at_verification();
        stand.verifies("123456").intent(Intent::SignOut);
        let ended = stand.screen();
        stand.answer(answer);
        assert_eq!((stand.screen(), stand.effects.len()), (ended, 0));
    }
}

#[test]
fn an_answer_to_another_question_changes_nothing() {
    for answer in every_answer() {
        for mut stand in one_of_each_screen() {
            let before = stand.view();
            stand.event(Event::Answered { ticket: Ticket(u64::MAX), answer: answer.clone() });
            assert_eq!(stand.view(), before);
            assert_eq!(stand.effects, []);
        }
    }
}

#[test]
fn a_second_answer_to_the_same_question_changes_nothing() {
    let mut stand = Stand::sending();
    let (ticket, _) = stand.asked[0].clone();
    stand.answer(Answer::Started(Err(PortalTrouble::OutOfReach.into())));
    let before = stand.view();
    stand.event(Event::Answered { ticket, answer: Answer::Started(Ok(code_sent())) });
    assert_eq!(stand.view(), before, "nothing is waited for before it is asked again");
}

#[test]
fn an_answer_of_the_wrong_kind_changes_nothing() {
    let mut stand = Stand::sending();
    let before = stand.view();
    stand.answer(Answer::Listed(Ok(Vec::new())));
    assert_eq!(stand.view(), before);
}
