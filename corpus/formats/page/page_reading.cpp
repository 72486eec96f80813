// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/page_reading.hpp"

#include "corpus/formats/page/block_habits.hpp"
#include "corpus/formats/page/cut_bodies.hpp"
#include "corpus/formats/page/data.hpp"
#include "corpus/formats/page/items.hpp"
#include "corpus/formats/page/liveblog_signs.hpp"
#include "corpus/formats/page/machine_time.hpp"
#include "corpus/formats/page/merging.hpp"
#include "corpus/formats/page/printed_days.hpp"
#include "corpus/formats/page/state_data.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace onrecord::corpus::formats::page {
namespace {

using html::NodeIndex;
using html::NodeKind;

std::string joined(const std::set<std::string>& words) {
    std::string all;
    for (const std::string& word : words) {
        all += (all.empty() ? "" : ", ") + word;
    }
    return all;
}

bool is_newest_first(const std::vector<Draft>& drafts) {
    if (drafts.empty()) return true;
    const schema::KnownTime& first = drafts.front().published;
    const schema::KnownTime& last = drafts.back().published;
    return !first.is_known() || !last.is_known() || first.at >= last.at;
}

std::string grouped(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3) {
        text.insert(at - 3, 1, ',');
    }
    return text;
}

}  // namespace

PageReading::PageReading(Intake& intake, std::string_view page)
    : intake_{&intake},
      tree_{page, {.depth = intake.limits().nesting_depth}},
      measures_{tree_},
      marks_{find_time_marks(tree_, measures_)},
      list_{find_blocks(tree_, measures_, marks_)},
      places_{page},
      ld_{intake.limits().nesting_depth} {}

void PageReading::read() {
    check_tree();
    check_marks();
    facts_ = read_facts(tree_, intake_->hints().url);
    read_scripts();
    data_ = ld_.finish();
    add_items();
    find_by_days();
    set_tombstones_aside();
    std::vector<BlockDraft> blocks = read_blocks();
    add_state(blocks);
    for (LdLiveblog& liveblog : data_.liveblogs) {
        const std::size_t offset = script_offsets_[liveblog.script];
        reject_deep_bodies(liveblog, offset);
        // Of several liveblogs the first is the page's.
        read_liveblog(liveblog, offset, std::exchange(blocks, {}));
    }
    if (data_.liveblogs.empty()) read_markup_alone(std::move(blocks));
    if (accepted_ == 0) return reject_page();
    intake_->account().shown_bytes += measures_.whole_page();
    warn_of_unread();
}

std::vector<Draft> PageReading::merge_counted(std::vector<Draft>&& data,
                                              std::vector<BlockDraft>&& blocks) {
    MergeCounts counts;
    std::vector<Draft> drafts = merge(std::move(data), std::move(blocks), counts);
    intake_->account().doubt(Doubt::Doubled, counts.doubled);
    if (counts.left_out > 0) {
        intake_->warn(grouped(counts.left_out) +
                      " parts of the page have a time each and are nowhere in its data: taken for "
                      "another list, and not read.");
    }
    return drafts;
}

/// How the entries were found, and how much of the page they are.
void PageReading::take_account(const std::vector<Draft>& drafts) {
    const auto of_data = static_cast<std::size_t>(
        std::ranges::count_if(drafts, [](const Draft& draft) { return draft.is_of_data; }));
    const auto of_markup = static_cast<std::size_t>(
        std::ranges::count_if(drafts, [](const Draft& draft) { return draft.is_of_markup; }));
    ReadingAccount& account = intake_->account();
    account.reader = std::to_string(of_data) + " entries in the page's data, " +
                     std::to_string(of_markup) + " in its markup";
    for (const Draft& draft : drafts) {
        // Data that lost its paragraphs; what the markup has in one is printed in one.
        constexpr std::size_t longest_paragraph = 900;
        const bool is_parted = draft.text.text.find('\n') != std::string::npos;
        if (draft.body_characters > longest_paragraph && !is_parted) account.doubt(Doubt::Flat);
        if (!draft.is_of_markup) continue;
        account.taken_bytes += html::bytes_without_blanks(draft.title);
        account.taken_bytes += html::bytes_without_blanks(draft.text.text);
        constexpr std::size_t most_kept = 4U << 20U;
        if (taken_.size() < most_kept) taken_ += draft.title + '\n' + draft.text.text + '\n';
    }
}

/// True for what an entry has too: pinned posts and summaries repeat them.
bool PageReading::stands_in_entry(html::NodeIndex at) {
    constexpr int most_looked_for = 50;
    if (++looked_for_ > most_looked_for) return false;
    const std::string words = html::read_line(tree_, at, at + 1);
    return taken_.find(words) != std::string::npos;
}

/// Words that stand among the entries and belong to none: not what stands before the first (the
/// page's own title and introduction) or behind the last.
void PageReading::warn_of_unread() {
    constexpr std::size_t shortest_told = 40;
    std::size_t bytes = 0;
    NodeIndex first = html::no_node;
    for (std::size_t at = 0; at + 1 < list_.blocks.size(); ++at) {
        const NodeIndex begin = list_.blocks[at].end;
        const NodeIndex end = list_.blocks[at + 1].begin;
        const bool is_one_list = std::ranges::any_of(list_.holders, [&](NodeIndex holder) {
            return tree_.is_within(begin, holder) && end <= tree_[holder].end;
        });
        if (!is_one_list) continue;
        for (NodeIndex node = begin; node < end; ++node) {
            if (tree_[node].kind != NodeKind::Text) continue;
            const std::size_t unlinked = measures_.unlinked(node, node + 1);
            if (unlinked < shortest_told || stands_in_entry(node)) continue;
            bytes += unlinked;
            if (first == html::no_node) first = node;
        }
    }
    if (first == html::no_node) return;
    constexpr std::size_t longest_shown = 60;
    std::string words = html::read_line(tree_, first, first + 1);
    words = words.substr(0, words.find(' ', std::min(longest_shown, words.size())));
    intake_->warn(grouped(bytes) +
                      " bytes of words stand among the entries and belong to none that was found; "
                      "the first: '" +
                      words + "'.",
                  places_.at(tree_.offset_bytes(first)));
}

/// Microdata and RDFa tell exactly which elements are updates; their values count where JSON-LD has
/// none.
void PageReading::add_items() {
    Items items = read_items(tree_);
    if (!items.liveblogs.empty()) facts_.is_liveblog = true;
    if (!items.blocks.empty()) {
        list_ = {};
        list_.blocks = std::move(items.blocks);
        list_.with_time = list_.blocks.size();
    }
    const bool has_updates = std::ranges::any_of(
        data_.liveblogs, [](const LdLiveblog& liveblog) { return !liveblog.updates.empty(); });
    if (has_updates) return;
    for (std::size_t at = 0; at < items.liveblogs.size(); ++at) {
        LdLiveblog& liveblog = items.liveblogs[at];
        if (liveblog.headline.empty()) liveblog.headline = liveblog_of_page().headline;
        if (liveblog.url.empty()) liveblog.url = facts_.url;
        liveblog.script = script_offsets_.size();
        script_offsets_.push_back(items.offsets[at]);
        data_.liveblogs.push_back(std::move(liveblog));
    }
}

/// A page that calls itself a liveblog and prints days alone is parted by those.
void PageReading::find_by_days() {
    const bool has_other = !list_.blocks.empty() || !data_.liveblogs.empty();
    if (!has_other && facts_.is_liveblog) list_ = find_day_blocks(tree_, measures_, marks_);
}

namespace {

/// Whether the state's list is the one that the markup shows: most of what is shown stands in it.
bool shows(const std::vector<BlockDraft>& blocks, const std::vector<LdUpdate>& updates) {
    constexpr std::size_t most_asked = 50;
    constexpr std::size_t beginning = 40;
    std::string words;
    for (const LdUpdate& update : updates) {
        words += html::read_text(update.body).text + '\n';
    }
    std::size_t asked = 0;
    std::size_t found = 0;
    for (const BlockDraft& block : blocks) {
        const std::string& text = block.draft.text.text;
        if (text.empty() || asked == most_asked) continue;
        ++asked;
        const std::string begin = text.substr(0, std::min(beginning, text.find('\n')));
        if (words.find(begin) != std::string::npos) ++found;
    }
    return found * 2 >= asked;
}

}  // namespace

/// What only the page's own scripts would have shown. Where the markup shows entries too, the two
/// must be the same.
void PageReading::add_state(const std::vector<BlockDraft>& blocks) {
    const bool has_updates = std::ranges::any_of(
        data_.liveblogs, [](const LdLiveblog& liveblog) { return !liveblog.updates.empty(); });
    if (has_updates || !(facts_.is_liveblog || facts_.has_live_class)) return;
    StateData state =
        read_state(tree_, {intake_->limits().record_bytes, intake_->limits().nesting_depth});
    if (state.updates.empty() || !shows(blocks, state.updates)) return;
    LdLiveblog liveblog = data_.liveblogs.empty() ? liveblog_of_page() : data_.liveblogs.front();
    if (liveblog.headline.empty()) liveblog.headline = liveblog_of_page().headline;
    liveblog.unusable_updates = 0;
    liveblog.updates = std::move(state.updates);
    liveblog.script = script_offsets_.size();
    script_offsets_.push_back(state.offset_bytes);
    data_.liveblogs.assign(1, std::move(liveblog));
}

/// AMP's live list keeps an entry that was taken off as an empty element with `data-tombstone`, so
/// that pages already open take it off too (amp-live-list's documentation).
void PageReading::set_tombstones_aside() {
    constexpr std::size_t most = 10'000;
    std::vector<NodeIndex> graves;
    for (NodeIndex at = 0; at < tree_.size() && graves.size() < most; ++at) {
        if (tree_[at].kind != NodeKind::Element) continue;
        if (tree_[at].source.find("data-tombstone") == std::string_view::npos) continue;
        if (!tree_.attribute(at, "data-tombstone")) continue;
        graves.push_back(at);
        if (auto id = tree_.attribute(at, "id")) tombstones_.push_back(*std::move(id));
    }
    std::erase_if(list_.blocks, [&](const BlockRange& block) {
        return std::ranges::binary_search(graves, block.begin);
    });
}

void PageReading::withdraw_tombstones(const LdLiveblog& liveblog) {
    for (const std::string& id : tombstones_) {
        intake_->withdraw(entry_of(liveblog), {id, {}, {}, {}});
    }
}

namespace {

/// An entry is not younger than its change: the change's time is the best that is known of its own,
/// and proves nothing.
void settle_changes(std::vector<BlockDraft>& blocks) {
    for (BlockDraft& block : blocks) {
        if (!block.is_of_change) continue;
        Draft& draft = block.draft;
        if (!draft.modified.is_known()) draft.modified = draft.published;
        const bool is_doubted = draft.published.doubt != schema::TimeDoubt::None;
        if (!is_doubted) draft.published.doubt = schema::TimeDoubt::Guessed;
    }
}

}  // namespace

std::vector<BlockDraft> PageReading::read_blocks() {
    std::vector<BlockDraft> blocks;
    const Markup markup{&tree_, &measures_, &marks_, &facts_};
    for (const BlockRange& range : list_.blocks) {
        blocks.push_back(read_block(markup, range));
    }
    demote_repeated_titles(blocks);
    set_repeated_edges_aside(blocks);
    take_names_at_edges(blocks, facts_.lang);
    give_zone(blocks, find_zone_of_all(tree_, list_));
    date_printed_times(blocks, find_day_marks(tree_, list_), newest_day(blocks));
    settle_changes(blocks);
    return blocks;
}

/// The day that the page's newest times are of: by what it says itself, else by its address, the
/// file's name, and when somebody vouches it was captured.
std::optional<std::chrono::sys_days> PageReading::newest_day(
    std::vector<BlockDraft>& blocks) const {
    const auto day_of = [](schema::Instant at) {
        return std::chrono::floor<std::chrono::days>(
            std::chrono::sys_time<std::chrono::milliseconds>{
                std::chrono::milliseconds{at.milliseconds}});
    };
    if (const auto newest = newest_time(); newest.is_known()) return day_of(newest.at);
    if (const auto day = day_in_address(facts_.url)) return day;
    if (const auto day = day_in_address(intake_->file_name())) return day;
    if (intake_->hints().seen) return newest_day_seen(blocks, *intake_->hints().seen);
    return std::nullopt;
}

/// When the page was last changed, as far as it says.
schema::KnownTime PageReading::newest_time() const {
    schema::KnownTime newest = facts_.modified.is_known() ? facts_.modified : facts_.published;
    const auto consider = [&](const LdLiveblog& article) {
        for (const std::string& text : {article.published, article.modified}) {
            const auto time = machine_time(text);
            if (time && (!newest.is_known() || time->at > newest.at)) newest = *time;
        }
    };
    std::ranges::for_each(data_.liveblogs, consider);
    std::ranges::for_each(data_.articles, consider);
    return newest;
}

/// The liveblog of a page whose data has none.
LdLiveblog PageReading::liveblog_of_page() const {
    LdLiveblog liveblog;
    if (!data_.articles.empty()) liveblog = data_.articles.front();
    for (const LdLiveblog& article : data_.articles) {
        if (!article.headline.empty() && !article.published.empty()) {
            liveblog = article;
            break;
        }
    }
    if (!facts_.heading.empty() || liveblog.headline.empty()) {
        liveblog.headline = facts_.heading.empty() ? facts_.title : facts_.heading;
    }
    if (!facts_.url.empty()) liveblog.url = facts_.url;
    return liveblog;
}

/// A page without data is a liveblog when it says so, or when it looks so much like one, and like
/// nothing else, that a warning is enough.
void PageReading::read_markup_alone(std::vector<BlockDraft>&& blocks) {
    constexpr std::size_t fewest_by_class = 3;
    const bool says_so =
        facts_.is_liveblog || (facts_.has_live_class && list_.with_time >= fewest_by_class);
    if (blocks.empty()) return;
    if (!says_so) {
        doubt_ = why_no_liveblog({&tree_, &measures_, &marks_, &facts_}, list_, blocks);
        if (!doubt_.empty()) {
            doubt_ = "nothing on it calls it one, and " + doubt_;
            return;
        }
        intake_->account().doubt(Doubt::GuessedForm);
        intake_->warn("Nothing on the page calls it a liveblog; it was read as one because " +
                      std::to_string(list_.with_time) +
                      " parts of it have a time each. Look at it with 'onrecord-index inspect'.");
    }
    std::vector<Draft> drafts = merge_counted({}, std::move(blocks));
    if (drafts.size() < 2) {
        doubt_ = "only one part of it has a time";
        return;
    }
    accept(liveblog_of_page(), drafts);
}

void PageReading::check_tree() {
    if (tree_.too_deep_at()) {
        intake_->complain("The page nests its tags deeper than " +
                              std::to_string(intake_->limits().nesting_depth) +
                              " levels from here on: a damaged page, or a hostile one. What stands "
                              "deeper was read as if it stood at that level.",
                          places_.at(*tree_.too_deep_at()));
    }
    if (tree_.cut_at()) {
        intake_->reject("The page has more than " + grouped(tree_.size()) +
                            " tags and texts; what stands from here on was not read.",
                        places_.at(*tree_.cut_at()));
    }
}

void PageReading::check_marks() {
    if (marks_.size() < most_time_marks) return;
    intake_->reject("The page says more than " + grouped(most_time_marks) +
                        " times when; entries behind this place were not looked for.",
                    places_.at(tree_.offset_bytes(marks_.back().node)));
}

void PageReading::read_scripts() {
    for (NodeIndex at = 0; at < tree_.size(); ++at) {
        if (!tree_.is_element(at, "script")) continue;
        const auto type = tree_.attribute(at, "type");
        if (type && html::lower_case(*type).find("application/ld+json") != std::string::npos) {
            read_script(at);
        }
    }
}

void PageReading::read_script(NodeIndex script) {
    ++scripts_;
    const NodeIndex content = tree_.first_child(script);
    const std::string_view source =
        content == html::no_node ? std::string_view{} : tree_[content].source;
    const std::size_t offset = tree_.offset_bytes(content == html::no_node ? script : content);
    if (source.size() > intake_->limits().record_bytes) {
        return intake_->reject("The page's JSON-LD is longer than " +
                                   std::to_string(intake_->limits().record_bytes) +
                                   " bytes and was passed over.",
                               places_.at(offset));
    }
    const auto told = ld_.read(source);
    if (!told) return intake_->complain(told.error().reason, places_.at(offset));
    script_offsets_.push_back(offset);
    if (told->is_mended) {
        intake_->warn(
            "The page's JSON-LD is not quite JSON (raw line feeds within strings, or needless "
            "commas); it was mended and read.",
            places_.at(offset));
    }
}

void PageReading::reject_deep_bodies(LdLiveblog& liveblog, std::size_t offset_bytes) {
    const int limit = intake_->limits().nesting_depth;
    std::erase_if(liveblog.updates, [&](const LdUpdate& update) {
        if (html::measure_nesting(update.body, limit).depth <= limit) return false;
        ++accepted_;
        intake_->reject("The articleBody of '" + html::read_line(update.headline) +
                            "' nests its tags deeper than " + std::to_string(limit) +
                            " levels and was passed over.",
                        places_.at(offset_bytes));
        return true;
    });
}

void PageReading::read_liveblog(const LdLiveblog& liveblog,
                                std::size_t offset_bytes,
                                std::vector<BlockDraft>&& blocks) {
    if (liveblog.unusable_updates > 0) {
        intake_->reject(std::to_string(liveblog.unusable_updates) +
                            " of the page's liveBlogUpdate items have neither headline nor "
                            "articleBody and were passed over.",
                        places_.at(offset_bytes));
    }
    std::vector<Draft> drafts = read_updates(liveblog, facts_, [&](std::string reason) {
        intake_->warn(std::move(reason), places_.at(offset_bytes));
    });
    for (Draft& draft : drafts) {
        draft.offset_bytes = offset_bytes;
    }
    drafts = merge_counted(std::move(drafts), std::move(blocks));
    warn_of_cuts(drafts);
    accept(liveblog, drafts);
}

void PageReading::warn_of_cuts(const std::vector<Draft>& drafts) {
    CutBodies bodies;
    for (const Draft& draft : drafts) {
        if (!draft.is_of_markup) bodies.add(draft.text.text, draft.body_characters);
    }
    for (const auto& [characters, count] : bodies.find()) {
        intake_->account().doubt(Doubt::Cut, count);
        intake_->warn(std::to_string(count) + (count == 1 ? " body ends" : " bodies end") +
                      " at exactly " + grouped(characters) +
                      " characters, in the middle of a sentence: cut by the outlet. The page does "
                      "not show them whole; save it again with all entries loaded.");
    }
}

void PageReading::accept(const LdLiveblog& liveblog, std::vector<Draft>& drafts) {
    LiveblogFacts facts;
    facts.url = liveblog.url;
    facts.title = html::read_line(liveblog.headline);
    facts.published = machine_time(liveblog.published).value_or(facts_.published);
    facts.modified = machine_time(liveblog.modified).value_or(facts_.modified);
    // Published when it was last changed: the outlet gives its newest time twice, and not the
    // beginning.
    if (facts.published.is_known() && facts.published.at == facts.modified.at) facts.published = {};
    intake_->liveblog(std::move(facts));
    take_account(drafts);
    const bool newest_first = is_newest_first(drafts);
    for (std::size_t at = 0; at < drafts.size(); ++at) {
        const std::size_t age = newest_first ? drafts.size() - at : at + 1;
        accept(liveblog, drafts[at], static_cast<std::int64_t>(age));
    }
    withdraw_tombstones(liveblog);
    tombstones_.clear();
}

/// What the page says of the liveblog of every entry.
schema::Entry PageReading::entry_of(const LdLiveblog& liveblog) const {
    schema::Entry entry;
    entry.outlet =
        html::read_line(liveblog.publisher.empty() ? facts_.site_name : liveblog.publisher);
    if (entry.outlet.empty()) entry.outlet = html::read_line(data_.publisher);
    if (entry.outlet.empty()) entry.outlet = intake_->hints().outlet;
    entry.liveblog_title = html::read_line(liveblog.headline);
    entry.liveblog_url = liveblog.url;
    return entry;
}

void PageReading::accept(const LdLiveblog& liveblog, Draft& draft, std::int64_t order) {
    schema::Entry entry = entry_of(liveblog);
    entry.url = std::move(draft.url);
    entry.lang = !draft.lang.empty()     ? std::move(draft.lang)
                 : liveblog.lang.empty() ? facts_.lang
                                         : liveblog.lang;
    entry.title = std::move(draft.title);
    entry.text = std::move(draft.text.text);
    entry.typed_quotes = std::move(draft.text.quotes);
    entry.boilerplate = std::move(draft.text.boilerplate);
    entry.published = draft.published;
    entry.modified = draft.modified;
    entry.bylines = std::move(draft.bylines);
    for (const std::string& section : liveblog.sections) {
        entry.sections.push_back(html::read_line(section));
    }
    std::ranges::move(draft.sections, std::back_inserter(entry.sections));
    entry.order = order;
    ++accepted_;
    intake_->accept(std::move(entry),
                    {std::move(draft.id), {}, {}, places_.at(draft.offset_bytes)});
}

void PageReading::reject_page() {
    std::string reason = "The page has no liveblog that can be read: ";
    if (!doubt_.empty()) {
        reason += doubt_ + ".";
    } else if (scripts_ == 0) {
        reason +=
            "it has no JSON-LD (<script type=\"application/ld+json\">), and no parts of it with "
            "a time each make a liveblog.";
    } else if (!data_.liveblogs.empty()) {
        reason += "its LiveBlogPosting has no usable liveBlogUpdate.";
    } else {
        reason += "its JSON-LD has no LiveBlogPosting";
        if (!data_.types.empty()) reason += " (only " + joined(data_.types) + ")";
        reason += ".";
    }
    intake_->reject(reason +
                        " Save the page again, whole, or paste the liveblog's text into a file and "
                        "import that.",
                    {});
}

}  // namespace onrecord::corpus::formats::page
