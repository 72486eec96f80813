// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

// Rare classes of words, used by few rules, in addition to WordClasses, which are looked up for
// every word; the data is in languages/xx/roles.tsv.
namespace onrecord::corpus::annotation {

enum class WordRole : std::uint32_t {
    Voice = 1U << 0U,        ///< spokesman: speaks for a body.
    Police = 1U << 1U,       ///< force, officers: what a police is called once named.
    Side = 1U << 2U,         ///< South: may begin a body's name.
    Joint = 1U << 3U,        ///< of, and: within a body's name.
    Naming = 1U << 4U,       ///< dubbed: behind a comma it is a participle.
    Quoting = 1U << 5U,      ///< quoted (Smith as saying): its object spoke.
    ThingNamed = 1U << 6U,   ///< titled: leads to the name of a thing.
    Work = 1U << 7U,         ///< book, film: what a title in marks is of.
    Claim = 1U << 8U,        ///< Claims (that ...): what others say.
    Asked = 1U << 9U,        ///< Asked (whether): the questioner's words follow.
    Heard = 1U << 10U,       ///< heard (a man shout).
    Shouting = 1U << 11U,    ///< (heard a man) shout.
    Describing = 1U << 12U,  ///< pensioner: what a person is whatever happens.
    Former = 1U << 13U,      ///< former, shadow: before an office.
    GoesOn = 1U << 14U,      ///< continued: speech, but not before "to".
    Reflexive = 1U << 15U,   ///< himself: behind a name it is the same person.
    Outlet = 1U << 16U,      ///< liveblog: what outlets say of themselves.
    Anyone = 1U << 17U,      ///< a, another: brings somebody new in.
    Person = 1U << 19U,      ///< psychologist: in an aside it makes a person of the name.
    NounToo = 1U << 20U,     ///< claims: a noun where a preposition leads to it.
    Heading = 1U << 22U,     ///< chief: with a body's name before it, who heads the body.
    Listing = 1U << 21U,     ///< including: one of what follows is not the subject.
    Asking = 1U << 23U,      ///< asks, condemns: what follows may be another's words.
    Attribute = 1U << 24U,   ///< key: between an article and it no verb stands (the key points).
    AsideVerb = 1U << 18U,   ///< (contrary to) what (she believes): its verb is an aside's.
};

/// A set of WordRoles.
class WordRoles {
public:
    constexpr WordRoles() = default;
    constexpr bool has(WordRole role) const {
        return (bits_ & static_cast<std::uint32_t>(role)) != 0;
    }
    constexpr void add(WordRole role) { bits_ |= static_cast<std::uint32_t>(role); }

private:
    std::uint32_t bits_ = 0;
};

/// The roles by the names they have in roles.tsv.
struct NamedRole {
    std::string_view name;
    WordRole role;
};
inline constexpr NamedRole named_roles[] = {
    {"voice", WordRole::Voice},
    {"police", WordRole::Police},
    {"side", WordRole::Side},
    {"joint", WordRole::Joint},
    {"naming", WordRole::Naming},
    {"listing", WordRole::Listing},
    {"heading", WordRole::Heading},
    {"quoting", WordRole::Quoting},
    {"thing-named", WordRole::ThingNamed},
    {"work", WordRole::Work},
    {"claim", WordRole::Claim},
    {"asking", WordRole::Asking},
    {"attribute", WordRole::Attribute},
    {"asked", WordRole::Asked},
    {"heard", WordRole::Heard},
    {"shouting", WordRole::Shouting},
    {"describing", WordRole::Describing},
    {"former", WordRole::Former},
    {"goes-on", WordRole::GoesOn},
    {"reflexive", WordRole::Reflexive},
    {"outlet", WordRole::Outlet},
    {"anyone", WordRole::Anyone},
    {"aside-verb", WordRole::AsideVerb},
    {"person", WordRole::Person},
    {"noun-too", WordRole::NounToo},
};

/// Properties of a language (traits.tsv).
enum class Trait : std::uint8_t {
    VerbFirst = 1U << 0U,    ///< The verb may stand before its subject; dialogue behind dashes.
    Elision = 1U << 1U,      ///< l'eau: two words.
    Possessive = 1U << 2U,   ///< 's is cut off.
    SmallNames = 1U << 3U,   ///< Adjectives of countries in lower case.
    LongElision = 1U << 4U,  ///< dell'acqua: of words up to five letters too.
};

struct NamedTrait {
    std::string_view name;
    Trait trait;
};
inline constexpr NamedTrait named_traits[] = {
    {"verb-first", Trait::VerbFirst},
    {"elision", Trait::Elision},
    {"possessive", Trait::Possessive},
    {"small-names", Trait::SmallNames},
    {"long-elision", Trait::LongElision},
};

}  // namespace onrecord::corpus::annotation
