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

// schema.org's LiveBlogPosting as JSON-LD, read leniently, because publishers agree only on the
// names of the members. Microdata and RDFa give the same values (formats/page/items.hpp).
namespace onrecord::corpus::formats {

/// An item of liveBlogUpdate; texts as in the JSON, including HTML. Empty: absent.
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
    std::optional<std::uint32_t> node = {};  ///< Microdata: its element.
    bool has_words() const { return !headline.empty() || !body.empty(); }
};

/// A LiveBlogPosting, or another article of the page, without updates.
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
    std::uint64_t unusable_updates = 0;  ///< Updates that are not objects or have no text.
    std::size_t script = 0;              ///< Which of the scripts read, from 0.
};

struct LdPage {
    std::vector<LdLiveblog> liveblogs;
    std::vector<LdLiveblog> articles;  ///< NewsArticle and similar types: facts about the page.
    std::set<std::string> types;       ///< All other top-level `@type`s, for the Problem.
    std::string publisher;             ///< The name of the page's one organization.
};

/// The result of reading one script.
struct LdScript {
    bool is_mended = false;  ///< The JSON was invalid and was repaired.
};

/// Reads all scripts of a page; references by `@id` may cross scripts.
class LdReader {
public:
    explicit LdReader(int nesting_depth);
    ~LdReader();
    LdReader(const LdReader&) = delete;
    LdReader& operator=(const LdReader&) = delete;
    LdReader(LdReader&&) = delete;
    LdReader& operator=(LdReader&&) = delete;

    /// Reads one script's content: an object, an array or an `@graph`. Comment and CDATA wrappers,
    /// commas before a closing bracket and raw line feeds within strings are repaired.
    schema::Result<LdScript> read(std::string_view script);

    /// Resolves references by `@id` and returns the page. Call once.
    LdPage finish();

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace onrecord::corpus::formats
