// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/identities.hpp"

#include "corpus/history/identity_pairs.hpp"
#include "corpus/history/sightings.hpp"
#include "corpus/history/word_signature.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace onrecord::corpus {
namespace {

using history::EntryEvidence;
using history::EntryPair;
using history::Groups;
using history::Judgement;
using history::Sameness;
using history::Sighting;
using history::Sightings;
using history::WordSignature;

/// Signatures of the Entries that are compared, beside their Sightings.
class Comparing {
public:
    Comparing(const Sightings& sightings, const std::vector<EntryPair>& pairs)
        : sightings_{&sightings} {
        for (const EntryPair& pair : pairs) {
            signatures_.try_emplace(id_of(pair.one));
            signatures_.try_emplace(id_of(pair.other));
        }
    }

    void add(const schema::Entry& entry) {
        constexpr std::size_t most_wordings = 8;
        const auto found = signatures_.find(half_digest(entry.id));
        if (found == signatures_.end()) return;
        const WordSignature signature = history::sign_words(entry);
        auto& known = found->second;
        const auto place = std::lower_bound(
            known.begin(), known.end(), signature, [](const auto& a, const auto& b) {
                return a.letters < b.letters;
            });
        if (place != known.end() && place->letters == signature.letters) return;
        known.insert(place, signature);
        // The smallest digests stay, so that the order of import does not matter.
        if (known.size() > most_wordings) known.pop_back();
    }

    /// What a Capture shows, unchanged Entries too: ids that one view shows are never one Entry.
    void add(const ArchivedView& view) {
        // A long page comes in several views, one after the other.
        std::string page = view.capture + ' ' + to_string(view.seen) + ' ' + view.liveblog;
        if (page != page_) ++view_count_;
        page_ = std::move(page);
        for (const ArchivedView::Shown& shown : view.shown) {
            const auto id = half_digest(shown.entry);
            if (signatures_.contains(id)) views_[id].push_back(view_count_);
        }
    }

    bool stand_together(std::uint32_t one, std::uint32_t other) const {
        const auto a = views_.find(id_of(one));
        const auto b = views_.find(id_of(other));
        if (a == views_.end() || b == views_.end()) return false;
        // Both rise, for views come in one order.
        auto at = b->second.begin();
        for (const std::uint32_t view : a->second) {
            at = std::lower_bound(at, b->second.end(), view);
            if (at == b->second.end()) return false;
            if (*at == view) return true;
        }
        return false;
    }

    EntryEvidence of(std::uint32_t entry) const {
        const history::SeenEntry& range = sightings_->entries()[entry];
        return {std::span{sightings_->all()}.subspan(range.begin, range.size()),
                signatures_.at(id_of(entry))};
    }

private:
    HalfDigest id_of(std::uint32_t entry) const {
        return sightings_->all()[sightings_->entries()[entry].begin].id;
    }

    const Sightings* sightings_;
    std::map<HalfDigest, std::vector<WordSignature>> signatures_;
    std::map<HalfDigest, std::vector<std::uint32_t>> views_;
    std::uint32_t view_count_ = 0;
    std::string page_;
};

/// Entries joined so far, with all members of each group, so that two which a Capture shows
/// together are never joined by way of a third.
class EntryGroups {
public:
    EntryGroups(const Sightings& sightings, const Comparing& comparing)
        : sightings_{&sightings},
          comparing_{&comparing} {}

    void join(const EntryPair& pair) {
        const std::uint32_t one = group_of(pair.one);
        const std::uint32_t other = group_of(pair.other);
        if (one == other || stand_together(one, other)) return;
        for (const std::uint32_t member : members_[other]) {
            group_[member] = one;
            members_[one].push_back(member);
        }
        members_.erase(other);
    }

    bool is_joined(const EntryPair& pair) const {
        const auto one = group_.find(pair.one);
        const auto other = group_.find(pair.other);
        return one != group_.end() && other != group_.end() && one->second == other->second;
    }

    /// Calls `visit` with the members of each group, those seen first at the front.
    template <class Visit>
    void for_each(Visit visit) const {
        for (const auto& [group, members] : members_) {
            std::vector<std::uint32_t> sorted = members;
            std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t one, std::uint32_t other) {
                return std::tie(first_of(one).seen, first_of(one).id) <
                       std::tie(first_of(other).seen, first_of(other).id);
            });
            visit(sorted);
        }
    }

private:
    const Sighting& first_of(std::uint32_t entry) const {
        return sightings_->all()[sightings_->entries()[entry].begin];
    }
    std::uint32_t group_of(std::uint32_t entry) {
        const auto [place, is_new] = group_.try_emplace(entry, entry);
        if (is_new) members_[entry] = {entry};
        return place->second;
    }
    bool stand_together(std::uint32_t one, std::uint32_t other) const {
        const auto& ones = members_.at(one);
        const auto& others = members_.at(other);
        return std::any_of(ones.begin(), ones.end(), [&](std::uint32_t a) {
            return std::any_of(others.begin(), others.end(), [&](std::uint32_t b) {
                return sightings_->stand_together(a, b) || comparing_->stand_together(a, b);
            });
        });
    }

    const Sightings* sightings_;
    const Comparing* comparing_;
    std::map<std::uint32_t, std::uint32_t> group_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> members_;
};

std::string hex(const HalfDigest& id) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string written;
    for (const std::uint64_t half : id) {
        for (unsigned shift = 64; shift > 0; shift -= 4) {
            written += digits[(half >> (shift - 4)) & 0xFU];
        }
    }
    return written;
}

void name_liveblogs(const Sightings& sightings, Groups& groups, Identities& identities) {
    const auto& liveblogs = sightings.liveblogs();
    for (std::uint32_t i = 0; i < liveblogs.size(); ++i) {
        const std::uint32_t stands = groups.find(i);
        if (stands != i) identities.join_liveblog(liveblogs[i].id, liveblogs[stands].id);
    }
}

/// Judges every pair and names what is joined.
class Resolution {
public:
    Resolution(const Sightings& sightings, Groups& liveblogs, Identities& identities)
        : sightings_{&sightings},
          liveblogs_{&liveblogs},
          identities_{&identities} {}

    void judge(const std::vector<EntryPair>& pairs, const Comparing& comparing) {
        std::vector<JudgedPair> same;
        std::vector<JudgedPair> doubtful;
        for (const EntryPair& pair : pairs) {
            const Judgement judgement =
                judge_pair(comparing.of(pair.one), comparing.of(pair.other));
            if (judgement.sameness == Sameness::Same) same.push_back({pair, judgement});
            if (judgement.sameness == Sameness::Perhaps) doubtful.push_back({pair, judgement});
        }
        std::stable_sort(same.begin(), same.end(), [](const auto& one, const auto& other) {
            return one.judgement.strength > other.judgement.strength;
        });
        EntryGroups joined{*sightings_, comparing};
        for (const JudgedPair& one : same) {
            joined.join(one.pair);
        }
        joined.for_each([&](const std::vector<std::uint32_t>& members) { name(members); });
        name_doubtful(doubtful, joined);
    }

private:
    struct JudgedPair {
        EntryPair pair;
        Judgement judgement;
    };

    void name_doubtful(const std::vector<JudgedPair>& doubtful, EntryGroups& joined) {
        std::vector<PerhapsSame> perhaps;
        for (const JudgedPair& one : doubtful) {
            if (!joined.is_joined(one.pair)) perhaps.push_back(named(one.pair, one.judgement));
        }
        identities_->set_perhaps(std::move(perhaps));
    }
    std::string id_of(std::uint32_t entry) const { return hex(first_of(entry).id); }
    const Sighting& first_of(std::uint32_t entry) const {
        return sightings_->all()[sightings_->entries()[entry].begin];
    }
    void name(const std::vector<std::uint32_t>& members) {
        for (std::size_t i = 1; i < members.size(); ++i) {
            identities_->join_entry(id_of(members[i]), id_of(members.front()));
        }
    }
    PerhapsSame named(const EntryPair& pair, const Judgement& judgement) const {
        const std::uint32_t liveblog = liveblogs_->find(first_of(pair.one).liveblog);
        return {id_of(pair.one),
                id_of(pair.other),
                sightings_->liveblogs()[liveblog].id,
                std::string{judgement.why}};
    }

    const Sightings* sightings_;
    Groups* liveblogs_;
    Identities* identities_;
};

}  // namespace

void Identities::apply(schema::Entry& entry) const {
    if (!entries_.empty()) entry.id = std::string{this->entry(entry.id)};
    if (!liveblogs_.empty()) entry.liveblog = std::string{liveblog(entry.liveblog)};
}

void Identities::set_perhaps(std::vector<PerhapsSame> perhaps) {
    perhaps_count_ = perhaps.size();
    perhaps_ = std::move(perhaps);
    std::sort(perhaps_.begin(), perhaps_.end());
    if (perhaps_.size() > most_perhaps) perhaps_.resize(most_perhaps);
}

std::vector<std::string> Identities::ids_of(std::string_view id) const {
    const std::string stands{entry(id)};
    std::vector<std::string> ids{stands};
    for (const auto& [one, other] : entries_) {
        if (other == stands) ids.push_back(one);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::string_view Identities::standing_for(const Ids& ids, std::string_view id) {
    const auto found = ids.find(id);
    return found == ids.end() ? id : std::string_view{found->second};
}

namespace {

/// As `joined` says, in the numbers of the Sightings.
Groups group_liveblogs(const Sightings& sightings, const JoinedLiveblogs& joined) {
    const auto& liveblogs = sightings.liveblogs();
    Groups groups{liveblogs.size()};
    if (joined.empty()) return groups;
    std::map<std::string_view, std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < liveblogs.size(); ++i) {
        numbers.emplace(liveblogs[i].id, i);
    }
    for (std::uint32_t i = 0; i < liveblogs.size(); ++i) {
        const auto stands = joined.find(liveblogs[i].id);
        if (stands != joined.end()) groups.join(i, numbers.at(stands->second));
    }
    return groups;
}

Identities resolve(const Sightings& sightings,
                   const ArchiveLines& lines,
                   const JoinedLiveblogs& joined) {
    Identities identities;
    Groups liveblogs = group_liveblogs(sightings, joined);
    name_liveblogs(sightings, liveblogs, identities);
    const std::vector<EntryPair> pairs = find_pairs(sightings, liveblogs);
    if (pairs.empty()) return identities;
    Comparing comparing{sightings, pairs};
    lines([&](ArchivedRevision&& revision) { comparing.add(revision.entry); },
          [&](ArchivedView&& view) { comparing.add(view); });
    Resolution{sightings, liveblogs, identities}.judge(pairs, comparing);
    return identities;
}

}  // namespace

Identities resolve_identities(const Archive& archive) {
    Sightings sightings;
    LiveblogEvidence evidence;
    archive.for_each([&](ArchivedRevision&& revision) {
        sightings.add(revision);
        evidence.add(revision);
    });
    sightings.arrange();
    evidence.finish();
    const JoinedLiveblogs joined =
        name_joined(evidence.liveblogs(), join_liveblogs(evidence.liveblogs(), evidence.printed()));
    const auto lines = [&](const auto& visit, const auto& visit_view) {
        archive.for_each(visit, visit_view);
    };
    return resolve(sightings, lines, joined);
}

Identities resolve_identities(const ArchiveLines& lines, const JoinedLiveblogs& joined) {
    Sightings sightings;
    lines([&](ArchivedRevision&& revision) { sightings.add(revision); }, [](ArchivedView&&) {});
    sightings.arrange();
    return resolve(sightings, lines, joined);
}

}  // namespace onrecord::corpus
