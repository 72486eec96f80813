// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/intake.hpp"
#include "corpus/formats/json_ld.hpp"
#include "corpus/formats/page/block_lists.hpp"
#include "corpus/formats/page/block_reading.hpp"
#include "corpus/formats/page/draft.hpp"
#include "corpus/formats/page/facts.hpp"
#include "corpus/formats/page/measures.hpp"
#include "corpus/formats/page/places.hpp"
#include "corpus/formats/page/time_marks.hpp"
#include "corpus/html/tree.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::formats::page {

/// Reads one page (well-formed UTF-8): structured data, script state and markup, merged by entry.
class PageReading {
public:
    PageReading(Intake& intake, std::string_view page);

    void read();

    /// Number of its parts that have a time.
    std::size_t parts_with_time() const { return list_.with_time; }

private:
    void check_tree();
    void check_marks();
    void read_scripts();
    void read_script(html::NodeIndex script);
    void add_items();
    void find_by_days();
    void add_state(const std::vector<BlockDraft>& blocks);
    void set_tombstones_aside();
    void withdraw_tombstones(const LdLiveblog& liveblog);
    schema::Entry entry_of(const LdLiveblog& liveblog) const;
    std::vector<BlockDraft> read_blocks();
    void read_liveblog(const LdLiveblog& liveblog,
                       std::size_t offset_bytes,
                       std::vector<BlockDraft>&& blocks);
    void read_markup_alone(std::vector<BlockDraft>&& blocks);
    LdLiveblog liveblog_of_page() const;
    schema::KnownTime newest_time() const;
    std::optional<std::chrono::sys_days> newest_day(std::vector<BlockDraft>& blocks) const;
    void accept(const LdLiveblog& liveblog, std::vector<Draft>& drafts);
    void accept(const LdLiveblog& liveblog, Draft& draft, std::int64_t order);
    void reject_page();
    void reject_deep_bodies(LdLiveblog& liveblog, std::size_t offset_bytes);
    std::vector<Draft> merge_counted(std::vector<Draft>&& data, std::vector<BlockDraft>&& blocks);
    void warn_of_cuts(const std::vector<Draft>& drafts);
    bool stands_in_entry(html::NodeIndex at);
    void warn_of_unread();
    void take_account(const std::vector<Draft>& drafts);

    Intake* intake_;
    html::Tree tree_;
    Measures measures_;
    std::vector<TimeMark> marks_;
    BlockList list_;
    Places places_;
    PageFacts facts_;
    LdReader ld_;
    LdPage data_;
    std::vector<std::size_t> script_offsets_;  ///< Of the readable scripts.
    std::vector<std::string> tombstones_;      ///< Ids of entries that the page declares withdrawn.
    std::uint64_t scripts_ = 0;
    std::uint64_t accepted_ = 0;
    std::string taken_;  ///< Text that was accepted, up to a limit, to recognise repeated text.
    int looked_for_ = 0;
    std::string doubt_;  ///< Why parts with times are not a liveblog; empty: they are.
};

}  // namespace onrecord::corpus::formats::page
