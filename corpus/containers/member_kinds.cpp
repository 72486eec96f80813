// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/containers/member_kinds.hpp"

#include "corpus/containers/headers.hpp"

#include <algorithm>

namespace onrecord::corpus::containers {
namespace {

struct Ending {
    std::string_view ending;
    std::string_view kind;
};

constexpr std::string_view packed = "application/x-packed";
constexpr std::string_view pasted = "application/x-pasted";  // text/plain of a crawl is not tried.

constexpr Ending endings[] = {
    {".html", "text/html"},
    {".htm", "text/html"},
    {".xhtml", "application/xhtml+xml"},
    {".json", "application/json"},
    {".jsonl", "application/x-ndjson"},
    {".ndjson", "application/x-ndjson"},
    {".xml", "application/xml"},
    {".rss", "application/rss+xml"},
    {".atom", "application/atom+xml"},
    {".mhtml", "multipart/related"},
    {".mht", "multipart/related"},
    {".vtt", "text/vtt"},
    {".srt", "application/x-subrip"},
    {".txt", pasted},
    {".js", "application/x-archive-script"},
    {".warc", packed},
    {".arc", packed},
    {".har", packed},
    {".wacz", packed},
    {".zip", packed},
    {".tar", packed},
    {".gz", packed},
    {".tgz", packed},
    {".zst", packed},
    {".xz", packed},
    {".bz2", packed},
};

/// Files of a WACZ besides its captures (WACZ 1.1.1).
bool is_beside(std::string_view name) {
    return name == "datapackage.json" || name == "datapackage-digest.json" ||
           name.starts_with("indexes/") || (name.starts_with("pages/") && name.ends_with(".jsonl"));
}

/// Of the many scripts of an X archive only the posts are.
bool holds_posts(std::string_view name) {
    const std::string_view file = name.substr(name.rfind('/') + 1);
    return file.starts_with("tweet") || file.starts_with("deleted-tweet");
}

constexpr std::string_view tried[] = {
    "text/html",
    "application/xhtml+xml",
    "multipart/related",
    "message/rfc822",
    "application/json",
    "application/feed+json",
    "application/ld+json",
    "application/activity+json",
    "application/x-ndjson",
    "application/xml",
    "text/xml",
    "application/rss+xml",
    "application/atom+xml",
    "text/vtt",
    "application/x-subrip",
    "application/warc",
    "application/x-archive-script",
    packed,
    pasted,
    any_kind,
};

}  // namespace

std::string kind_of_member(std::string_view name) {
    const std::string lower = lower_case(name);
    const std::string_view file = std::string_view{lower}.substr(lower.rfind('/') + 1);
    const std::size_t dot = std::min(file.rfind('.'), file.size());
    const std::string_view ending = file.substr(dot);
    const auto row = std::find_if(std::begin(endings), std::end(endings), [&](const Ending& one) {
        return one.ending == ending;
    });
    const bool is_left_out =
        row == std::end(endings) || is_beside(lower) || (ending == ".js" && !holds_posts(lower));
    if (!is_left_out) return std::string{row->kind};
    return (ending.empty() ? "unnamed" : std::string{ending}) + " files";
}

bool may_hold_entries(std::string_view kind) {
    return std::find(std::begin(tried), std::end(tried), kind) != std::end(tried);
}

}  // namespace onrecord::corpus::containers
