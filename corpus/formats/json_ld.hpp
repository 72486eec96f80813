// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// schema.org's LiveBlogPosting as JSON-LD, read leniently: publishers differ in everything but the
// names of the members. Microdata and RDFa give the same values (formats/page/items.hpp).
namespace onrecord::corpus::formats {

/// One item of liveBlogUpdate; texts as they are in the JSON, HTML and all. Empty: not there.
struct LdUpdate {
    std::string id;  ///< `@id` or `identifier`.
    std::string url;
    std::string headline;
    std::string body;
    std::string published;
    std::string modified;
    std::string lang;
    std::vector<std::string> authors;
    std::vector<std::string> sections;
    std::optional<std::uint32_t> node = {};  ///< Of microdata: which element it is.
    bool has_words() const { return !headline.empty() || !body.empty(); }
};

/// A LiveBlogPosting, or another article of the page, which has no updates.
struct LdLiveblog {
    std::string id;
    std::string url;
    std::string headline;
    std::string publisher;
    std::string lang;
    std::string published;
    std::string modified;
    std::vector<std::string> authors;  ///< Of the page as a whole.
    std::vector<std::string> sections;
    std::vector<LdUpdate> updates;
    std::uint64_t unusable_updates = 0;  ///< No objects, or without words.
    std::size_t script = 0;              ///< Which of the scripts read, from 0.
};

struct LdPage {
    std::vector<LdLiveblog> liveblogs;
    std::vector<LdLiveblog> articles;  ///< NewsArticle and the like: the page's own facts.
    std::set<std::string> types;       ///< Every other `@type` of the top, for the Problem.
    std::string publisher;             ///< The name of the page's one organization.
};

/// What reading one script told.
struct LdScript {
    bool is_mended = false;  ///< The JSON was wrong in a way that could be mended.
};

/// Reads all scripts of a page; what one names by `@id` may stand in another.
class LdReader {
public:
    explicit LdReader(int nesting_depth);
    ~LdReader();
    LdReader(const LdReader&) = delete;
    LdReader& operator=(const LdReader&) = delete;
    LdReader(LdReader&&) = delete;
    LdReader& operator=(LdReader&&) = delete;

    /// Reads one script's content: an object, an array or an `@graph`. Comment and CDATA wrappers,
    /// commas before a closing bracket and raw line feeds within strings are mended.
    schema::Result<LdScript> read(std::string_view script);

    /// Puts in place what was named by `@id`, and gives the page. Once.
    LdPage finish();

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace onrecord::corpus::formats
