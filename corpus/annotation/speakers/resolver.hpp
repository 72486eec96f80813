// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/entry_reading.hpp"
#include "corpus/annotation/levels/admission.hpp"
#include "corpus/annotation/speakers/cast.hpp"

#include <functional>
#include <string>

// Resolves the words that name a speaker (a name, a pronoun, an office) to the canonical name.
namespace onrecord::corpus::annotation {

/// The speaker of the previous quote in the same text, to whom "he added" refers.
struct LastSpeaker {
    std::string_view name;     ///< Canonical; empty when nobody was named.
    std::uint32_t item = 0;    ///< Of that quote.
    bool is_attested = false;  ///< Of its Resolution.
    bool is_unnamed = false;   ///< "one man said": somebody spoke who is not named.
};

class SpeakerResolver {
public:
    SpeakerResolver(const Authority& authority, Cast& cast) : authority_{authority}, cast_{cast} {}

    /// The person meant by `source`, with the evidence. `text` is the title or body of `entry` that
    /// contains `source`.
    Resolution resolve(const EntryReading& entry,
                       const TextReading& text,
                       const Source& source,
                       const LastSpeaker& before = {}) const;
    /// The canonical name alone.
    std::string speaker(const EntryReading& entry,
                        const TextReading& text,
                        const Source& source) const {
        return resolve(entry, text, source).speaker;
    }

    /// Who the head of a transcript's turn names: `MS. SMITH`, `THE PRESIDENT`; empty for `Q`.
    std::string of_head(const EntryReading& entry, TokenRange head) const;

    /// The canonical name of the name that stands at these tokens, in marks or not; else empty.
    std::string name_at(const EntryReading& entry, const TextReading& text, TokenRange name) const;

    /// The one person whom the Entry names; empty when it names none or several.
    std::string only_person(const EntryReading& entry) const;

    /// The canonical name of a name that the Outlet printed beside the words: `MR. SMITH`.
    std::string canonical(std::string_view printed) const;

private:
    struct Where {
        const EntryReading& entry;
        const TextReading& text;
        Resolution& found;
        LastSpeaker before = {};
    };

    /// Whom a pronoun may mean: people of the Liveblog, or any name too that is a subject.
    enum class Candidates : std::uint8_t { Known, All };
    struct Wanted {
        Gender gender;
        Candidates who;
        std::uint32_t hearer = UINT32_MAX;  ///< "she told Ferro" is not Ferro.
    };
    std::uint32_t hearer_of(const Where& where, const Source& source) const;
    std::string any_in(const Where& where, ItemRange items, Wanted wanted) const;

    bool may_be_name(const Where& where, const Source& source) const;
    std::string any_speaker(const Where& where, const Source& source) const;
    std::string by_aside(const Where& where, const Source& source) const;
    std::string by_named_voice(const Where& where, const Source& source, std::string body) const;
    std::string by_whole_name(const Where& where, const Source& source, std::string name) const;
    std::string by_holder(const Where& where, const Source& source, std::string_view name) const;
    bool is_attested(const Where& where, const NameMention& name) const;
    bool serves(const Where& where, const NameMention& body, const NameMention& person) const;
    std::string by_teller(const Where& where,
                          ItemRange before,
                          std::uint32_t sentence,
                          Gender gender) const;
    /// A sentence that somebody tells, and the item of the pronoun that may mean him.
    struct TellerPlace {
        ItemRange items;
        std::uint32_t pronoun = 0;
        bool is_near = false;  ///< By a verb of speech, in the sentence before at most.
    };
    std::string named_teller(const Where& where,
                             const Source& teller,
                             TellerPlace place,
                             Gender gender) const;
    static std::optional<Source> last_teller(const Narration& told,
                                             ItemRange items,
                                             WordClass verb);
    bool has_actor_behind(const Where& where,
                          const Source& teller,
                          ItemRange sentence,
                          std::string_view name) const;
    static bool has_known_name(const Where& where, ItemRange items);
    std::string teller_name(const Where& where, const Source& teller, Gender gender) const;
    void weigh_rivals(const Where& where, std::uint32_t first_item, std::uint32_t item) const;
    std::string by_name(const Where& where, ItemRange items) const;
    std::string by_apposition(const Where& where, ItemRange items) const;
    std::string by_short_name(const Where& where, ItemRange items) const;
    bool is_shared_forename(const Where& where, std::string_view folded) const;
    std::string new_name(const Where& where, TokenRange tokens) const;
    std::string by_pronoun(const Where& where, const Source& source) const;
    std::string by_owner(const Where& where, ItemRange before, Gender gender) const;
    std::string by_last_speaker(const Where& where, std::uint32_t item, Gender gender) const;
    std::string by_description(const Where& where, ItemRange items) const;
    std::string by_last_body(const Where& where, std::uint32_t item) const;
    std::string by_seat(const Where& where, ItemRange items) const;
    /// The words before `head` make of it any of its kind.
    static bool is_indefinite(const Narration& told, std::uint32_t head);
    /// Somebody without a name begins a sentence of these items.
    static bool has_newcomer(const Narration& told, ItemRange items);
    bool has_other_between(const Where& where,
                           ItemRange items,
                           const Person& person,
                           Gender wanted) const;
    std::string by_office(const Where& where, ItemRange items) const;
    std::string by_last_holder(const Where& where,
                               std::uint32_t item,
                               std::string_view office) const;
    /// The one person named in the Entry, in title or body, of whom that is true.
    using IsMeant = std::function<bool(const Person&)>;
    std::string only_named(const Where& where, const IsMeant& is_meant) const;
    std::string by_role(const Where& where, ItemRange items) const;
    std::string by_land(const Where& where, ItemRange items) const;
    /// The country of "the Ruritanian president", else the Liveblog's own; empty where the words
    /// before the office say something else.
    static std::string_view land_of(const Where& where, TokenRange tokens, std::uint32_t office);
    /// The one person of the Liveblog who ever held an office by the authority file.
    std::string only_holder(std::string_view land, std::string_view office) const;
    /// "The minister's plan failed. He said": whom the office means that a sentence begins with.
    std::string by_office_before(const Where& where, std::uint32_t item, Gender gender) const;
    std::string by_open_aside(const Where& where, const Source& source) const;
    std::string by_heading(const Where& where, ItemRange items) const;
    std::string by_going_on(const Where& where, const Source& source) const;
    std::string by_body(const Where& where, ItemRange items) const;
    /// Which bodies something may stand for.
    enum class BodyKind : std::uint8_t { Any, Police, Subject };
    /// What by_voice() says of somebody who is not to be named: a spokesperson of a person.
    static constexpr std::string_view nobody_known = "-";
    std::string by_voice(const Where& where, ItemRange items) const;
    std::string by_plain_voice(const Where& where, ItemRange items, TokenRange noun) const;
    std::string by_anaphor(const Where& where, ItemRange items) const;
    std::string body_in(const Where& where, ItemRange items, BodyKind kind) const;
    std::string body_name(const Where& where, TokenRange tokens) const;
    bool is_other_name(const TextReading& text, const NameMention& name) const;
    bool is_person(std::uint32_t number) const;
    std::string by_title(const Where& where) const;
    std::string by_document(const Where& where, const Source& source) const;
    std::string by_later_name(const Where& where, ItemRange items) const;
    /// "Ruritania's foreign minister warned. '...,' Anna Smith told reporters."
    std::string by_later_teller(const Where& where, ItemRange items) const;
    std::string name_of(const Where& where, const NameMention& name) const;
    std::string subject_of(const Where& where, ItemRange sentence, Wanted wanted) const;

    const Authority& authority_;
    Cast& cast_;
};

}  // namespace onrecord::corpus::annotation
