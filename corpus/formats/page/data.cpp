// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/data.hpp"

#include "corpus/files/utf8.hpp"
#include "corpus/formats/page/machine_time.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::corpus::formats::page {
namespace {

constexpr std::size_t shortest_key = 3;
constexpr std::size_t longest_key = 200;
constexpr int most_parts = 4;

std::size_t characters_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

bool same_words(std::string_view one, std::string_view other) {
    return html::lower_case(html::collapse(one)) == html::lower_case(html::collapse(other));
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char one) { return one >= '0' && one <= '9'; });
}

/// An id and what stands behind each hyphen of it, as long as that still tells entries apart.
void add_key(std::vector<std::string>& keys, std::string_view id) {
    if (id.size() < shortest_key || id.size() > longest_key) {
        if (!id.empty() && has_digit(id)) keys.emplace_back(id);
        return;
    }
    keys.emplace_back(id);
    int parts = 0;
    for (std::size_t at = id.find_first_of("-_:");
         at != std::string_view::npos && parts < most_parts;
         at = id.find_first_of("-_:", at + 1), ++parts) {
        const std::string_view rest = id.substr(at + 1);
        if (rest.size() > shortest_key && has_digit(rest)) keys.emplace_back(rest);
    }
}

/// Reads the updates of one liveblog.
class UpdatesReading {
public:
    UpdatesReading(const LdLiveblog& liveblog, const PageFacts& facts, const Warn& warn)
        : liveblog_{&liveblog},
          facts_{&facts},
          warn_{&warn},
          has_page_authors_{all_have_page_authors()},
          has_page_change_{all_have_page_change()} {}

    Draft read(const LdUpdate& update) const {
        Draft draft;
        draft.is_of_data = true;
        draft.lang = update.lang;
        draft.title = title_of(update);
        draft.text = html::read_text(update.body);
        draft.body_characters = characters_of(update.body);
        draft.id = id_of(update);
        draft.keys = keys_of(draft.id, update.url, liveblog_->url);
        if (update.node) draft.keys.insert(draft.keys.begin(), key_of_node(*update.node));
        draft.url = url_of(update);
        draft.published = time_of(update.published, "datePublished");
        if (!has_page_change_) draft.modified = time_of(update.modified, "dateModified");
        if (!has_page_authors_) draft.bylines = names_of(update.authors);
        for (const std::string& section : update.sections) {
            draft.sections.push_back(html::read_line(section));
        }
        return draft;
    }

private:
    std::string_view lang() const {
        return liveblog_->lang.empty() ? facts_->lang : liveblog_->lang;
    }

    std::vector<std::string> names_of(const std::vector<std::string>& authors) const {
        std::vector<std::string> names;
        for (const std::string& author : authors) {
            for (std::string& name : html::split_names(html::read_line(author), lang())) {
                if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
            }
        }
        return names;
    }

    /// Several authors, the same for every update and for the page, are the page's.
    bool all_have_page_authors() const {
        const auto& updates = liveblog_->updates;
        return updates.size() > 1 && liveblog_->authors.size() > 1 &&
               std::ranges::all_of(updates, [&](const LdUpdate& update) {
                   return update.authors == liveblog_->authors;
               });
    }

    /// One time of change for all is the page's.
    bool all_have_page_change() const {
        const auto& updates = liveblog_->updates;
        return updates.size() > 1 && !liveblog_->modified.empty() &&
               std::ranges::all_of(updates, [&](const LdUpdate& update) {
                   return update.modified == liveblog_->modified;
               });
    }

    std::string title_of(const LdUpdate& update) const {
        std::string title = html::read_line(update.headline);
        const bool is_the_pages = same_words(title, html::read_line(liveblog_->headline)) ||
                                  same_words(title, facts_->heading) ||
                                  same_words(title, facts_->title);
        if (is_the_pages && !update.body.empty()) title.clear();
        return title;
    }

    /// An `@id` that is no address stands for one where there is no other.
    std::string url_of(const LdUpdate& update) const {
        if (update.url == liveblog_->url || update.url.empty()) return {};
        const bool is_address = update.url.find("://") != std::string::npos ||
                                update.url.find_first_of("/#?") != std::string::npos;
        return is_address ? absolute_address(update.url, page_url()) : std::string{};
    }

    std::string_view page_url() const {
        return liveblog_->url.empty() ? facts_->url : liveblog_->url;
    }

    /// The Outlet's own id: its `@id` or URL, where that is not the page's own.
    std::string id_of(const LdUpdate& update) const {
        if (!update.id.empty() && update.id != liveblog_->url) return update.id;
        return update.url == liveblog_->url ? std::string{} : update.url;
    }

    schema::KnownTime time_of(const std::string& text, std::string_view member) const {
        if (text.empty()) return {};
        const auto time = machine_time(text);
        if (!time) {
            (*warn_)("'" + text + "' in " + std::string{member} +
                     " is not a time; the entry was kept without it.");
        }
        return time.value_or(schema::KnownTime{});
    }

    const LdLiveblog* liveblog_;
    const PageFacts* facts_;
    const Warn* warn_;
    bool has_page_authors_;
    bool has_page_change_;
};

}  // namespace

std::vector<Draft> read_updates(const LdLiveblog& liveblog,
                                const PageFacts& facts,
                                const Warn& warn) {
    const UpdatesReading reading{liveblog, facts, warn};
    std::vector<Draft> drafts;
    drafts.reserve(liveblog.updates.size());
    for (const LdUpdate& update : liveblog.updates) {
        drafts.push_back(reading.read(update));
    }
    return drafts;
}

std::string key_of_node(html::NodeIndex node) { return "node " + std::to_string(node); }

std::vector<std::string> keys_of(std::string_view id,
                                 std::string_view url,
                                 std::string_view page_url) {
    std::vector<std::string> keys;
    const bool is_address = id.find("://") != std::string_view::npos;
    if (!is_address) add_key(keys, id);
    for (const std::string_view address : {is_address ? id : std::string_view{}, url}) {
        if (address.empty() || address == page_url) continue;
        const std::size_t hash = address.rfind('#');
        if (hash != std::string_view::npos) add_key(keys, address.substr(hash + 1));
        const std::string_view bare = address.substr(0, hash);
        const std::size_t query = std::min(bare.find('?'), bare.size());
        for (std::size_t at = query; at < bare.size();) {
            const std::size_t end = std::min(bare.find('&', at + 1), bare.size());
            const std::string_view pair = bare.substr(at + 1, end - at - 1);
            const std::size_t equals = pair.find('=');
            if (equals != std::string_view::npos) add_key(keys, pair.substr(equals + 1));
            at = end;
        }
        // The page's own path tells nothing of its entries.
        const std::string_view path = bare.substr(0, query);
        if (hash == std::string_view::npos && !page_url.starts_with(path)) {
            add_key(keys, path.substr(std::min(path.rfind('/') + 1, path.size())));
        }
    }
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace onrecord::corpus::formats::page
